import "server-only";
import { newsOf, notify, webhookEndpointDisabled } from "@/modules/notifications";
import { actingAsSystem } from "@/server/actor";
import { inOrganization } from "@/server/clock";
import type { World } from "@/server/context";
import { readIn, sql } from "@/server/db/sql";
import { transaction } from "@/server/db/transaction";

type Endpoint = { endpoint_id: string; organization_id: string };
type Row = { url: string; fault: string | null; disabled_at: Date };

/** Tells an endpoint nothing any more, and tells those who look after it why. Repeated, it does nothing. */
export async function disableEndpoint(
  world: World,
  { endpoint_id: id, organization_id: organizationId }: Endpoint,
  reason: "gone" | "failing",
): Promise<void> {
  const { db, now } = await inOrganization(world, organizationId);
  await actingAsSystem("webhooks.disable-endpoint", () =>
    transaction(db, async (tx) => {
      const [disabled] = await readIn(tx)<Row>(sql`
        UPDATE webhook_endpoint e SET enabled = false, disabled_at = now(), disabled_reason = ${reason}, modified_at = now()
        WHERE e.id = ${id}::uuid AND e.enabled
        RETURNING e.url, e.disabled_at, (SELECT last_error FROM webhook_delivery d
          WHERE d.endpoint_id = e.id AND last_attempt_at IS NOT NULL ORDER BY created_at DESC, id DESC LIMIT 1) AS fault`);
      if (!disabled) return;
      const { url, fault, disabled_at } = disabled;
      const key = `${id}:${disabled_at.toISOString()}`;
      const data = { url, reason, fault };
      await notify(tx, [
        newsOf(webhookEndpointDisabled, { organizationId, key, objectId: id, data, at: now }),
      ]);
    }),
  );
}
