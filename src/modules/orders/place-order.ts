import "server-only";
import { newId } from "@/lib/id";
import { promiseBenefits } from "@/modules/benefit-grants";
import type { BenefitRow } from "@/modules/benefits";
import type { Tx } from "@/server/db/client";
import { readIn, sql } from "@/server/db/sql";
import { emit } from "@/server/events/outbox";
import { sendMail } from "@/server/mail/send-mail";
import { receiptMail } from "./receipt-mail";
import { findOrder } from "./repository";
import type { Order, Sold } from "./schema";

/**
 * Writes the order of a paid checkout, with its number, item, events, the benefits it promises and the mail to come, in the caller's transaction.
 * A unique constraint on the checkout makes a second one impossible. Called last in the transaction: it locks
 * the organization's counter until the commit.
 */
export async function placeOrder(tx: Tx, sold: Sold, now: Date): Promise<Order> {
  const id = newId();
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
  const [placed] = await readIn(tx)<{ benefits: BenefitRow[] | null }>(sql`
    WITH counter AS (
      INSERT INTO order_counter (organization_id, last_number) VALUES (${sold.organization_id}::uuid, 1)
      ON CONFLICT (organization_id) DO UPDATE SET last_number = order_counter.last_number + 1
      RETURNING last_number
    ), placed AS (
      INSERT INTO "order" (id, organization_id, number, status, billing_reason, customer_id, product_id, checkout_id,
        discount_id, currency, subtotal_amount, discount_amount, net_amount, tax_amount, total_amount, tax_behavior, tax,
        billing_name, billing_address, tax_id, metadata, custom_field_data, created_at)
      SELECT ${id}::uuid, ${sold.organization_id}::uuid, last_number, 'paid', 'purchase', ${sold.customer_id}::uuid,
        ${sold.product_id}::uuid, ${sold.checkout_id}::uuid, ${sold.discount_id}::uuid, ${sold.currency}, ${sold.subtotal_amount}::bigint,
        ${sold.discount_amount}::bigint, ${sold.net_amount}::bigint, ${sold.tax_amount}::bigint,
        ${sold.total_amount}::bigint, ${sold.tax_behavior}, ${json(sold.tax)}::jsonb, ${sold.billing_name},
        ${json(sold.billing_address)}::jsonb, ${sold.tax_id}, ${json(sold.metadata)}::jsonb,
        ${json(sold.custom_field_data)}::jsonb, ${now}
      FROM counter
      RETURNING id
    )
    INSERT INTO order_item (id, order_id, price_id, label, amount, tax_amount, created_at)
    SELECT ${newId()}::uuid, placed.id, ${sold.price_id}::uuid, ${sold.label}, ${sold.net_amount}::bigint,
      ${sold.tax_amount}::bigint, ${now}
    FROM placed
    RETURNING (SELECT jsonb_agg(to_jsonb(benefit.*) ORDER BY has.position)
      FROM product_benefit has JOIN benefit ON benefit.id = has.benefit_id
      WHERE has.product_id = ${sold.product_id}::uuid AND benefit.visibility <> 'draft') AS benefits`);
  if (placed?.benefits) await promiseBenefits(tx, { ...sold, id }, placed.benefits, now);
  const order = await findOrder(readIn(tx), sold.organization_id, id);
  if (!order) throw new Error("the order written in this transaction is gone");
  const event = { organizationId: sold.organization_id, objectId: id, payload: order };
  await emit(tx, { ...event, type: "order.created" }, { ...event, type: "order.paid" });
  const receipt = receiptMail(order, { name: sold.seller.name, receiptUrl: sold.seller.receipt_url });
  if (receipt) await sendMail(tx, receipt);
  return order;
}
