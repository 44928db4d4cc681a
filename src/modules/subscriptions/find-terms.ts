import "server-only";
import { invalidField } from "@/lib/errors";
import { amountForSeats, type SeatTiers, seatBounds, whyNotSeats } from "@/modules/products";
import type { TaxBehaviorOption } from "@/modules/tax/schema";
import { type Read, sql } from "@/server/db/sql";
import { type BillableRow, stateOf } from "./row";
import type { Cycle } from "./rules/periods";
import type { Terms } from "./rules/state";

type Row = {
  product_name: string;
  is_archived: boolean;
  visibility: string;
  recurring_interval: Cycle["interval"] | null;
  recurring_interval_count: number | null;
  price: {
    id: string;
    amount: number;
    seat_tiers: SeatTiers | null;
    currency: string;
    tax_behavior: TaxBehaviorOption;
  } | null;
};

/**
 * On which terms a product of the organization is sold by the period in a currency today: its first price that leaves the buyer no choice of the amount.
 *
 * @param currency null: the organization's where it has a price in that, else any.
 * @param seats of a price by the seat; null: the fewest.
 * @throws RequestValidationError of `product_id` where it is not, or not for so many seats.
 */
export async function getTerms(
  read: Read,
  organizationId: string,
  productId: string,
  { currency, seats }: { currency: string | null; seats: number | null },
): Promise<Terms> {
  const [row] = await read<Row>(sql`
    SELECT product.name AS product_name, is_archived, visibility, recurring_interval, recurring_interval_count, (
      SELECT jsonb_build_object('id', price.id, 'amount', coalesce(price.price_amount, 0), 'seat_tiers', price.seat_tiers,
        'currency', price.currency,
        'tax_behavior', coalesce(price.tax_behavior, organization.default_tax_behavior))
      FROM price WHERE price.product_id = product.id AND NOT price.is_archived AND price.source = 'catalog'
        AND price.amount_type IN ('fixed', 'free', 'seat_based') AND price.currency = coalesce(${currency}, price.currency)
      ORDER BY price.currency = organization.default_currency DESC, price.position, price.id LIMIT 1) AS price
    FROM product JOIN organization ON organization.id = product.organization_id
    WHERE product.id = ${productId}::uuid AND product.organization_id = ${organizationId}::uuid`);
  const refuse = (why: string) => invalidField("product_id", why);
  if (!row) throw refuse("No such product.");
  if (row.is_archived || row.visibility === "draft") throw refuse("This product is not on sale.");
  const { recurring_interval: interval, recurring_interval_count: count, price } = row;
  if (!interval) throw refuse("This product is sold once, and not by the period.");
  if (!price)
    throw refuse(`This product has no fixed price${currency ? ` in ${currency.toUpperCase()}` : ""}.`);
  return {
    product_id: productId,
    product_name: row.product_name,
    price_id: price.id,
    ...amountOf(price, seats, refuse),
    currency: price.currency,
    cycle: { interval, count: count ?? 1 },
    tax_behavior: price.tax_behavior,
  };
}

/** What one period costs, and for how many seats. */
function amountOf(
  { amount, seat_tiers }: { amount: number; seat_tiers: SeatTiers | null },
  wanted: number | null,
  refuse: (why: string) => Error,
): Pick<Terms, "amount" | "seats"> {
  if (!seat_tiers) return { amount, seats: null };
  const seats = wanted ?? seatBounds(seat_tiers).minimum;
  const why = whyNotSeats(seat_tiers, seats);
  if (why) throw refuse(why);
  return { amount: amountForSeats(seat_tiers, seats), seats };
}

/** The terms of a subscription with another number of seats, at the price that was agreed on. @throws RequestValidationError of `seats`. */
export async function getTermsFor(read: Read, row: BillableRow, seats: number | null): Promise<Terms> {
  const refuse = (why: string) => invalidField("seats", why);
  const { terms } = stateOf(row);
  const [price] = await read<{ seat_tiers: SeatTiers | null }>(
    sql`SELECT seat_tiers FROM price WHERE id = ${row.price_id}::uuid`,
  );
  if (!price?.seat_tiers) throw refuse("This plan is not sold by the seat.");
  return { ...terms, ...amountOf({ ...terms, seat_tiers: price.seat_tiers }, seats, refuse) };
}
