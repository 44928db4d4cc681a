import "server-only";
import type { Portal } from "@/modules/customer-sessions";
import { sql } from "@/server/db/sql";

/** A seat that a customer has of what somebody else pays for. */
export type HeldPlan = { id: string; product: string; claimed_at: string };

/** The seats that a customer has of sales to others, the newest first. Who pays is not told. */
export async function readOwnHeld({ ctx, customerId }: Portal): Promise<HeldPlan[]> {
  const rows = await ctx.read<Omit<HeldPlan, "claimed_at"> & { claimed_at: Date }>(sql`
    SELECT seat.id, product.name AS product, seat.claimed_at
    FROM customer_seat seat LEFT JOIN subscription s ON s.id = seat.subscription_id
      LEFT JOIN "order" o ON o.id = seat.order_id
      JOIN product ON product.id = coalesce(s.product_id, o.product_id)
    WHERE seat.customer_id = ${customerId}::uuid AND seat.organization_id = ${ctx.organizationId}::uuid
      AND seat.status = 'claimed' AND coalesce(s.customer_id, o.customer_id) <> ${customerId}::uuid
    ORDER BY seat.claimed_at DESC, seat.id DESC LIMIT 100`);
  return rows.map((row) => ({ ...row, claimed_at: row.claimed_at.toISOString() }));
}
