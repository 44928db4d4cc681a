import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import { readPage } from "@/server/db/page";
import { type Read, raw, sql } from "@/server/db/sql";
import type { ListQuery, PageOf } from "@/server/http/list";
import type { WebhookAttempt } from "./delivery-schema";

type Row = {
  id: string;
  at: Date;
  status: number | null;
  error: string | null;
  response: string | null;
  duration_ms: number;
};

/** Every attempt of a delivery, the latest first. @throws ResourceNotFound */
export async function listAttempts(
  read: Read,
  organizationId: string,
  deliveryId: string,
  request: ListQuery,
): Promise<PageOf<WebhookAttempt>> {
  const [delivery] = await read(sql`
    SELECT id FROM webhook_delivery WHERE organization_id = ${organizationId}::uuid AND id = ${deliveryId}::uuid`);
  if (!delivery) throw new ResourceNotFound();
  const { rows, pagination } = await readPage<Row>(read, {
    select: raw("a.id, a.at, a.status, a.error, a.response, a.duration_ms"),
    from: raw("webhook_attempt a"),
    where: [sql`a.delivery_id = ${deliveryId}::uuid`],
    order: { at: raw("a.at") },
    id: raw("a.id"),
    request,
  });
  return {
    items: rows.map(({ status, at, ...row }) => ({ ...row, at: at.toISOString(), http_code: status })),
    pagination,
  };
}
