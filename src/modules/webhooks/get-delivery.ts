import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import { type Read, sql } from "@/server/db/sql";
import type { WebhookDelivery } from "./delivery-schema";
import { type DeliveryRow, deliveryColumns, deliveryJoins, toDelivery } from "./delivery-view";

/** @throws ResourceNotFound */
export async function getDelivery(read: Read, organizationId: string, id: string): Promise<WebhookDelivery> {
  const [row] = await read<DeliveryRow>(sql`
    SELECT ${deliveryColumns} FROM webhook_delivery d ${deliveryJoins}
    WHERE d.organization_id = ${organizationId}::uuid AND d.id = ${id}::uuid`);
  if (!row) throw new ResourceNotFound();
  return toDelivery(row);
}
