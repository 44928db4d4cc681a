import "server-only";
import type { Tx } from "@/server/db/client";
import { sql } from "@/server/db/sql";
import { followOrdersLater, followProductLater } from "./jobs";

/** Brings the subscriptions and the buyers of a product along whose list of benefits has changed, by jobs in the caller's transaction; none where it has none. */
export async function followProduct(tx: Tx, organizationId: string, productId: string): Promise<void> {
  const ofProduct = sql`organization_id = ${organizationId}::uuid AND product_id = ${productId}::uuid`;
  await tx.$executeRaw(sql`
    SELECT ${followProductLater.adding({ product_id: productId, after: null })}
    WHERE EXISTS (SELECT FROM subscription WHERE ${ofProduct})`);
  const orders = { organization_id: organizationId, product_id: productId, before: null };
  await tx.$executeRaw(sql`
    SELECT ${followOrdersLater.adding(orders)}
    WHERE EXISTS (SELECT FROM "order" WHERE ${ofProduct})
      AND EXISTS (SELECT FROM product WHERE id = ${productId}::uuid AND recurring_interval IS NULL)`);
}
