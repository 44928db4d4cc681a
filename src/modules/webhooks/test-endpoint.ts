import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { Context } from "@/server/context";
import { readIn, sql } from "@/server/db/sql";
import { transaction } from "@/server/db/transaction";
import { emit } from "@/server/events/outbox";
import type { WebhookDelivery } from "./delivery-schema";
import { WebhookEndpointDisabled } from "./errors";
import { TEST_TYPE } from "./event-types";
import { getDelivery } from "./get-delivery";

type Endpoint = { url: string; enabled: boolean; is_sent: boolean };

/**
 * Sends a test event to one endpoint, whatever it asks for: beside all that waits for it, and once. `id` names the event, so that a repeated
 * request sends no second one. @throws ResourceNotFound, WebhookEndpointDisabled
 */
export async function testEndpoint(ctx: Context, endpointId: string, id: string): Promise<WebhookDelivery> {
  const { db, read, organizationId } = ctx;
  const deliveryId = await transaction(db, async (tx) => {
    const [endpoint] = await readIn(tx)<Endpoint>(sql`
      SELECT url, enabled, EXISTS (SELECT FROM webhook_event WHERE id = ${id}::uuid) AS is_sent FROM webhook_endpoint
      WHERE organization_id = ${organizationId}::uuid AND id = ${endpointId}::uuid FOR KEY SHARE`);
    if (!endpoint) throw new ResourceNotFound();
    if (!endpoint.enabled) throw new WebhookEndpointDisabled();
    const payload = { id: endpointId, url: endpoint.url, message: "This endpoint is reached." };
    if (!endpoint.is_sent)
      await emit(tx, { id, type: TEST_TYPE, organizationId, objectId: endpointId, payload });
    const [delivery] = await readIn(tx)<{ id: string }>(sql`
      INSERT INTO webhook_delivery (organization_id, endpoint_id, event_id, type, object_id, position, replayed_at)
      SELECT organization_id, object_id, id, type, object_id, position, now() FROM webhook_event WHERE id = ${id}::uuid
      ON CONFLICT (event_id, endpoint_id) DO UPDATE SET type = excluded.type RETURNING id`);
    return delivery?.id ?? "";
  });
  return getDelivery(read, organizationId, deliveryId);
}
