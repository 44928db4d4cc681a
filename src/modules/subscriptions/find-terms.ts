import "server-only";
import { invalidField } from "@/lib/errors";
import type { TaxBehaviorOption } from "@/modules/tax/schema";
import { type Read, sql } from "@/server/db/sql";
import type { Cycle } from "./rules/periods";
import type { Terms } from "./rules/state";

type Row = {
  product_name: string;
  is_archived: boolean;
  visibility: string;
  recurring_interval: Cycle["interval"] | null;
  recurring_interval_count: number | null;
  price: { id: string; amount: number; currency: string; tax_behavior: TaxBehaviorOption } | null;
};

/**
 * On which terms a product of the organization is sold by the period in a currency today: its first fixed or free price.
 *
 * @param currency null: the organization's where it has a price in that, else any.
 * @throws RequestValidationError of `product_id` where it is not.
 */
export async function getTerms(
  read: Read,
  organizationId: string,
  productId: string,
  currency: string | null,
): Promise<Terms> {
  const [row] = await read<Row>(sql`
    SELECT product.name AS product_name, is_archived, visibility, recurring_interval, recurring_interval_count, (
      SELECT jsonb_build_object('id', price.id, 'amount', coalesce(price.price_amount, 0), 'currency', price.currency,
        'tax_behavior', coalesce(price.tax_behavior, organization.default_tax_behavior))
      FROM price WHERE price.product_id = product.id AND NOT price.is_archived AND price.source = 'catalog'
        AND price.amount_type IN ('fixed', 'free') AND price.currency = coalesce(${currency}, price.currency)
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
    amount: price.amount,
    currency: price.currency,
    cycle: { interval, count: count ?? 1 },
    tax_behavior: price.tax_behavior,
  };
}
