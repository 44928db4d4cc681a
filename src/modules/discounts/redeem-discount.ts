import "server-only";
import type { Tx } from "@/server/db/client";
import { readIn, sql } from "@/server/db/sql";
import { refuseDiscount } from "./errors";
import { findDiscountRow } from "./repository";
import { hindranceOf } from "./rules";
import { type DiscountRow, dated, worthOf } from "./view";

/** Who redeems: a checkout, or a subscription that runs already. */
type Redemption = { customer_id: string; product_id: string; currency: string } & (
  | { checkout_id: string; subscription_id?: undefined }
  | { checkout_id: null; subscription_id: string }
);

/**
 * Redeems a discount, in the transaction that confirms a checkout or gives it to a subscription. The count goes up by a condition on the locked row,
 * and the customer's redemptions are counted behind that lock: however many confirm at once, no maximum is passed.
 *
 * @param discount as the price was made with it: it is not redeemed on other terms.
 * @throws DiscountNotRedeemable with the reason; the caller's transaction must not go on.
 */
export async function redeemDiscount(
  tx: Tx,
  discount: DiscountRow,
  redemption: Redemption,
  now: Date,
): Promise<void> {
  const amounts = discount.amounts && JSON.stringify(discount.amounts);
  const counted = await tx.$executeRaw(sql`
    UPDATE discount SET redemptions_count = redemptions_count + 1
    WHERE id = ${discount.id}::uuid AND deleted_at IS NULL
      AND (starts_at IS NULL OR starts_at <= ${now}) AND (ends_at IS NULL OR ends_at > ${now})
      AND (max_redemptions IS NULL OR redemptions_count < max_redemptions)
      AND (product_ids = '{}' OR ${redemption.product_id}::uuid = ANY(product_ids))
      AND basis_points IS NOT DISTINCT FROM ${discount.basis_points}::int
      AND amounts IS NOT DISTINCT FROM ${amounts}::jsonb`);
  if (counted === 0) return refuseDiscount(await reasonNow(tx, discount, redemption, now));
  const written = await tx.$executeRaw(sql`
    INSERT INTO discount_redemption (checkout_id, subscription_id, discount_id, customer_id, created_at)
    SELECT ${redemption.checkout_id}::uuid, ${redemption.subscription_id ?? null}::uuid, id,
      ${redemption.customer_id}::uuid, ${now} FROM discount
    WHERE id = ${discount.id}::uuid AND (max_redemptions_per_customer IS NULL OR max_redemptions_per_customer > (
      SELECT count(*) FROM discount_redemption AS earlier
      WHERE earlier.discount_id = discount.id AND earlier.customer_id = ${redemption.customer_id}::uuid))`);
  if (written === 0) refuseDiscount("used_by_customer");
}

async function reasonNow(tx: Tx, { organization_id, id }: DiscountRow, sale: Redemption, now: Date) {
  const row = await findDiscountRow(readIn(tx), organization_id, id);
  if (!row) return "deleted";
  return hindranceOf({ ...dated(row), ...worthOf(row) }, { ...sale, now }) ?? "changed";
}

/** Whether a subscription has redeemed a discount before: it may have it again without being counted again. */
export async function hasRedeemed(tx: Tx, subscriptionId: string, discountId: string): Promise<boolean> {
  const found = await readIn(tx)(sql`
    SELECT 1 FROM discount_redemption
    WHERE subscription_id = ${subscriptionId}::uuid AND discount_id = ${discountId}::uuid`);
  return found.length > 0;
}

/** Gives back what a checkout had redeemed: its payment has failed, and another buyer may have it. */
export async function giveBackDiscount(tx: Tx, checkoutId: string): Promise<void> {
  await tx.$executeRaw(sql`
    WITH gone AS (
      DELETE FROM discount_redemption WHERE checkout_id = ${checkoutId}::uuid RETURNING discount_id)
    UPDATE discount SET redemptions_count = redemptions_count - 1 FROM gone WHERE discount.id = gone.discount_id`);
}

/**
 * Makes sure that a paid sale counts. Where a payment succeeded after all that had been given up, and its redemption with it, this
 * adds it again, beyond a maximum too: the money has been taken on these terms.
 */
export async function keepRedemption(
  tx: Tx,
  sale: { discount_id: string; checkout_id: string; customer_id: string },
  now: Date,
): Promise<void> {
  await tx.$executeRaw(sql`
    WITH late AS (
      INSERT INTO discount_redemption (checkout_id, discount_id, customer_id, created_at)
      VALUES (${sale.checkout_id}::uuid, ${sale.discount_id}::uuid, ${sale.customer_id}::uuid, ${now})
      ON CONFLICT (checkout_id) DO NOTHING RETURNING discount_id)
    UPDATE discount SET redemptions_count = redemptions_count + 1 FROM late WHERE discount.id = late.discount_id`);
}
