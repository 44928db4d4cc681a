import { fingerprintOf, type TestCard } from "../cards/catalogue.ts";
import type { Work } from "../work.ts";

/**
 * Has the bank answer for a payment method as for another test card. Brand, digits and expiry stay as they were. False
 * when there is no such payment method.
 */
export function behaveAs(work: Work, id: string, card: TestCard): boolean {
  const method = work.tables.paymentMethods.find(id);
  if (method?.card === undefined) return false;
  // A kept card is known by its fingerprint alone: the number is not kept.
  method.card.fingerprint = fingerprintOf(card);
  work.tables.paymentMethods.save(method);
  return true;
}
