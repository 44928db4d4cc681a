import "server-only";
import type { Tx } from "@/server/db/client";
import { sql } from "@/server/db/sql";
import { followProductLater } from "./jobs";

/** Brings the subscriptions of a product along whose list of benefits has changed, by jobs in the caller's transaction; none where it has none. */
export async function followProduct(tx: Tx, organizationId: string, productId: string): Promise<void> {
  await tx.$executeRaw(sql`
    SELECT ${followProductLater.adding({ product_id: productId, after: null })}
    WHERE EXISTS (SELECT FROM subscription
      WHERE organization_id = ${organizationId}::uuid AND product_id = ${productId}::uuid)`);
}
