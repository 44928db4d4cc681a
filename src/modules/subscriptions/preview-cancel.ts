import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import { invoiceNumber } from "@/modules/orders";
import { findProducts } from "@/modules/products";
import type { Context } from "@/server/context";
import { sql } from "@/server/db/sql";
import type { SubscriptionCancelPreview } from "./preview-schema";
import { findBillable } from "./repository";
import { stateOf } from "./row";
import { canceledAtPeriodEnd } from "./rules/cancel";
import { refuseUndecidable } from "./transit";

type OpenOrder = { id: string; number: number; due_amount: number; currency: string };

/** What it means to end a subscription: until when it goes on, what the customer loses, what is open. @throws as `cancelSubscription`. */
export async function previewCancel(ctx: Context, id: string): Promise<SubscriptionCancelPreview> {
  const { read, organizationId, now } = ctx;
  const row = await findBillable(read, organizationId, id);
  if (!row) throw new ResourceNotFound();
  refuseUndecidable(row);
  const { after } = canceledAtPeriodEnd(stateOf(row), now);
  const [product] = await findProducts(read, organizationId, [row.product_id]);
  const open = await read<OpenOrder>(sql`
    SELECT id, number, total_amount + applied_balance_amount AS due_amount, currency FROM "order"
    WHERE subscription_id = ${id}::uuid AND status = 'pending' ORDER BY number`);
  return {
    ends_at: (after.ends_at ?? now).toISOString(),
    benefits: (product?.benefits ?? []).map(({ id, type, description }) => ({ id, type, description })),
    open_orders: open.map(({ number, ...order }) => ({ ...order, invoice_number: invoiceNumber(number) })),
    waiting_amount: row.pending_items.reduce((sum, each) => sum + each.amount - each.discount_amount, 0),
    currency: row.currency,
  };
}
