import type { DomainEvent } from "@/server/events/outbox";
import type { Step } from "./archive-plan";
import { crossingsOf } from "./archive-rules";
import type { CreditNotice } from "./schema";
import { toCreditTransaction } from "./view";

const grantingTypes = new Set(["grant", "initialize"]);

/**
 * The events of one transaction: `credits.granted`, `credits.deducted` where the organization wants it, and `credits.low` and
 * `credits.exhausted` once for each time that the balance falls so far.
 */
export function eventsOf({ line, before, after }: Step): DomainEvent[] {
  const { organization_id, customer_id, low_threshold, tell_deductions, balance, held } = after;
  const about = { organizationId: organization_id, objectId: customer_id, at: new Date(line.timestamp) };
  const types: DomainEvent["type"][] = [];
  if (grantingTypes.has(line.type) && line.amount > 0) types.push("credits.granted");
  if (tell_deductions && (line.type === "deduct" || line.type === "capture")) types.push("credits.deducted");
  const told = types.map((type) => ({
    type,
    ...about,
    payload: toCreditTransaction(organization_id, customer_id, line),
  }));
  const notice: CreditNotice = {
    organization_id,
    customer_id,
    balance,
    held,
    low_threshold,
    transaction_id: line.id,
    created_at: new Date(line.timestamp).toISOString(),
  };
  const crossings = crossingsOf(before.balance, after.balance, low_threshold);
  return [...told, ...crossings.map((type) => ({ type, ...about, payload: notice }))];
}
