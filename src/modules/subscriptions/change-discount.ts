import "server-only";
import { invalidField } from "@/lib/errors";
import {
  dated,
  findDiscountRow,
  hasRedeemed,
  hindranceOf,
  redeemDiscount,
  worthOf,
} from "@/modules/discounts";
import { DiscountNotRedeemable, hindranceText } from "@/modules/discounts/errors";
import type { Tx } from "@/server/db/client";
import { readIn } from "@/server/db/sql";
import { type BillableRow, toDiscount } from "./row";
import type { State } from "./rules/state";

/**
 * The state with another discount, or with none: from the next period on, while the one that holds in this period stays. Redeems it in the caller's
 * transaction; however many ask at once, no maximum is passed.
 *
 * @throws RequestValidationError when the discount does not hold, with the reason.
 */
export async function withDiscount(
  tx: Tx,
  row: BillableRow,
  state: State,
  discountId: string | null,
  now: Date,
): Promise<State> {
  if (!discountId) return { ...state, discount: null, discount_first_at: null };
  const found = await findDiscountRow(readIn(tx), row.organization_id, discountId);
  if (!found) throw invalidField("discount_id", "No such discount.");
  const isHeld = await hasRedeemed(tx, row.id, discountId);
  const sale = { now, product_id: state.terms.product_id, currency: state.terms.currency };
  const terms = { ...dated(found), ...worthOf(found), ...(isHeld && { max_redemptions: null }) };
  const hindrance = hindranceOf(terms, sale);
  if (hindrance) throw invalidField("discount_id", hindranceText(hindrance));
  if (!isHeld) {
    const redemption = { ...sale, checkout_id: null, subscription_id: row.id, customer_id: row.customer_id };
    await redeemDiscount(tx, found, redemption, now).catch(refuseField);
  }
  return { ...state, discount: toDiscount(found), discount_first_at: state.current_period_end };
}

function refuseField(error: unknown): never {
  if (error instanceof DiscountNotRedeemable) throw invalidField("discount_id", error.message);
  throw error;
}
