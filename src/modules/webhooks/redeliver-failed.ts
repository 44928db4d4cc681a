import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { Context } from "@/server/context";
import { readIn, sql } from "@/server/db/sql";
import { transaction } from "@/server/db/transaction";
import type { RedeliveringFailed } from "./delivery-schema";
import { TEST_TYPE } from "./event-types";
import { redeliverLater } from "./jobs";

/**
 * Has all be sent again that failed since an instant, to one endpoint: in order for each object, and with three days of patience anew. What is
 * being tried still is tried at once; tests are left. A job does it; the answer says how many there are. @throws ResourceNotFound
 */
export const redeliverFailed = (
  { db, organizationId, realNow }: Context,
  id: string,
  since: string,
): Promise<RedeliveringFailed> =>
  transaction(db, async (tx) => {
    const [found] = await readIn(tx)<{ deliveries: number }>(sql`
      SELECT (SELECT count(*) FROM webhook_delivery d WHERE d.endpoint_id = e.id AND d.state IN ('failed', 'dead')
        AND d.type <> ${TEST_TYPE} AND d.created_at >= ${since}::timestamptz) AS deliveries
      FROM webhook_endpoint e WHERE e.organization_id = ${organizationId}::uuid AND e.id = ${id}::uuid`);
    if (!found) throw new ResourceNotFound();
    const asked = { endpoint_id: id, since, asked_at: realNow.toISOString() };
    if (found.deliveries > 0) await redeliverLater.enqueue(tx, asked);
    return { id, since, deliveries: found.deliveries };
  });
