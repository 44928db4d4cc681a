import "server-only";
import type { Address } from "@/lib/address";
import { newId } from "@/lib/id";
import type { Metadata } from "@/lib/metadata";
import type { BenefitRow } from "@/modules/benefits";
import { orderBilled, type Posting, posting } from "@/modules/books";
import type { Answers } from "@/modules/custom-fields/schema";
import type { Tax, TaxBehavior } from "@/modules/tax";
import type { Tx } from "@/server/db/client";
import { readIn, sql } from "@/server/db/sql";
import type { Order } from "./schema";

/** An order to be written; amounts in minor units of `currency`. `applied_balance_amount` as the API has it. */
export type NewOrder = {
  id: string;
  organization_id: string;
  status: "pending" | "paid";
  billing_reason: Order["billing_reason"];
  customer_id: string;
  product_id: string;
  checkout_id: string | null;
  subscription_id: string | null;
  period_start: Date | null;
  period_end: Date | null;
  discount_id: string | null;
  /** Sold once. */
  seats: number | null;
  currency: string;
  subtotal_amount: number;
  discount_amount: number;
  net_amount: number;
  tax_amount: number;
  total_amount: number;
  applied_balance_amount: number;
  tax_behavior: TaxBehavior | null;
  tax: Tax | null;
  billing_name: string | null;
  billing_address: Address | null;
  tax_id: string | null;
  metadata: Metadata;
  custom_field_data: Answers;
  items: NewOrderItem[];
};

/** `amount` after discount and before tax. */
type NewOrderItem = {
  price_id: string | null;
  label: string;
  amount: number;
  tax_amount: number;
  proration: boolean;
};

/**
 * Writes orders with their numbers, items and postings, any number of them in one statement. Called last in a transaction: it locks
 * the counters of their organizations until the commit, in the order of their ids. Answers each with the benefits of what was sold once;
 * those of subscriptions follow the subscription.
 *
 * @param alsoPosted beside what is billed, where that is known already: the payments of it.
 * @throws a broken unique index for a second order of a checkout or of a period.
 */
export async function writeOrders(
  tx: Tx,
  orders: readonly NewOrder[],
  at: Date,
  alsoPosted: readonly Posting[] = [],
): Promise<{ id: string; benefits: BenefitRow[] | null }[]> {
  if (orders.length === 0) return [];
  const items = orders.flatMap(({ id, items }) =>
    items.map((item) => ({ ...item, id: newId(), order_id: id })),
  );
  const written = await readIn(tx)<{ id: string; benefits: BenefitRow[] | null }>(sql`
    WITH given AS (
      SELECT *, row_number() OVER (PARTITION BY organization_id ORDER BY id) AS nth
      FROM jsonb_populate_recordset(NULL::"order", ${JSON.stringify(orders)}::jsonb)
    ), counter AS (
      INSERT INTO order_counter AS c (organization_id, last_number)
      SELECT organization_id, count(*) FROM given GROUP BY organization_id ORDER BY organization_id
      ON CONFLICT (organization_id) DO UPDATE SET last_number = c.last_number + excluded.last_number
      RETURNING organization_id, last_number
    ), placed AS (
      INSERT INTO "order" (id, organization_id, number, status, billing_reason, customer_id, product_id, checkout_id,
        subscription_id, period_start, period_end, discount_id, seats, currency, subtotal_amount, discount_amount, net_amount,
        tax_amount, total_amount, applied_balance_amount, tax_behavior, tax, billing_name, billing_address, tax_id,
        metadata, custom_field_data, created_at)
      SELECT id, organization_id, last_number - count(*) OVER (PARTITION BY organization_id) + nth, given.status,
        billing_reason, customer_id, product_id, checkout_id, subscription_id, period_start, period_end, discount_id, seats,
        currency, subtotal_amount, discount_amount, net_amount, tax_amount, total_amount, applied_balance_amount,
        tax_behavior, tax, billing_name, billing_address, tax_id, metadata, custom_field_data, ${at}
      FROM given JOIN counter USING (organization_id)
      RETURNING id, product_id, subscription_id
    ), posted AS (${posting([...orders.map(orderBilled), ...alsoPosted], at)}), itemized AS (
      INSERT INTO order_item (id, order_id, price_id, label, amount, tax_amount, proration, created_at)
      SELECT item.id, order_id, price_id, label, amount, tax_amount, proration, ${at}
      FROM jsonb_populate_recordset(NULL::order_item, ${JSON.stringify(items)}::jsonb) AS item
    )
    SELECT placed.id, (SELECT jsonb_agg(to_jsonb(benefit.*) ORDER BY has.position)
      FROM product_benefit has JOIN benefit ON benefit.id = has.benefit_id
      WHERE has.product_id = placed.product_id AND placed.subscription_id IS NULL
        AND benefit.visibility <> 'draft') AS benefits
    FROM placed`);
  if (written.length !== orders.length) throw new Error("not every order was written");
  return written;
}
