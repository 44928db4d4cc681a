import "server-only";
import { type Read, sql } from "@/server/db/sql";
import type { ClientOrder, OrderPaymentStatus } from "./client-schema";

type Latest = { status: "pending" | "succeeded" | "failed"; decline_message: string | null };

/** How the latest payment of an order stands. */
export async function findPaymentStatus(read: Read, orderId: string): Promise<OrderPaymentStatus> {
  const [latest] = await read<Latest>(sql`
    SELECT status, decline_message FROM payment WHERE order_id = ${orderId}::uuid
    ORDER BY (status = 'succeeded') DESC, id DESC LIMIT 1`);
  if (!latest) return { status: "none", error: null };
  const { status, decline_message: error } = latest;
  return { status: status === "pending" ? "processing" : status, error: status === "failed" ? error : null };
}

type Saved = { id: string; type: string; method_metadata: { brand?: string; last4?: string } };

/** The saved means that an order of a subscription is charged to. */
export async function findSavedMeans(read: Read, orderId: string): Promise<ClientOrder["payment_method"]> {
  const [saved] = await read<Saved>(sql`
    SELECT m.id, m.type, m.method_metadata FROM "order" o
    JOIN customer c ON c.id = o.customer_id LEFT JOIN subscription s ON s.id = o.subscription_id
    JOIN payment_method m ON m.id = coalesce(s.payment_method_id, c.default_payment_method_id)
    WHERE o.id = ${orderId}::uuid`);
  if (!saved) return null;
  const { brand = null, last4 = null } = saved.method_metadata;
  return { id: saved.id, type: saved.type, brand, last4 };
}
