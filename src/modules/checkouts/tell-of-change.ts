import "server-only";
import type { Product } from "@/modules/products/schema";
import type { Tx } from "@/server/db/client";
import { readIn } from "@/server/db/sql";
import { emit } from "@/server/events/outbox";
import type { CheckoutRow } from "./repository";
import type { Checkout } from "./schema";
import { checkoutView } from "./view";

/** Writes `checkout.updated` (or another event) with the checkout as it is now, in the transaction of its change; answers that. */
export async function tellOfChange(
  tx: Tx,
  row: CheckoutRow,
  now: Date,
  type: "checkout.created" | "checkout.updated" | "checkout.expired" = "checkout.updated",
  products?: Product[],
): Promise<Checkout> {
  const payload = await checkoutView(readIn(tx), row, now, products);
  await emit(tx, { type, organizationId: row.organization_id, objectId: row.id, payload });
  return payload;
}
