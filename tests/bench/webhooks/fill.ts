import { randomUUID } from "node:crypto";
import type pg from "pg";

/** What happens to one object, in this order. */
export const types = ["order.created", "order.paid", "order.updated"] as const;

/** About as much as an order has. */
const PAYLOAD_CHARACTERS = 2_500;

export async function anOrganization(database: pg.Pool): Promise<string> {
  const id = randomUUID();
  await database.query(
    "INSERT INTO organization (id, name, slug, default_currency) VALUES ($1, 'Measured', $2, 'usd')",
    [id, `measured-${id}`],
  );
  return id;
}

/** Endpoints that are told of all `types`, one for each address. @param sealed their secret as it lies in the database */
export async function addEndpoints(
  database: pg.Pool,
  organizationId: string,
  urls: readonly string[],
  sealed: string,
): Promise<string[]> {
  const { rows } = await database.query(
    `INSERT INTO webhook_endpoint (organization_id, url, format, events, secret)
     SELECT $1, url, 'raw', $3::text[], $4 FROM unnest($2::text[]) WITH ORDINALITY AS given (url, place) ORDER BY place RETURNING id`,
    [organizationId, urls, types, sealed],
  );
  return rows.map(({ id }) => id);
}

/** Tells of an object: one event after the other, each a transaction. */
export async function tellOf(database: pg.Pool, organizationId: string, objectId: string): Promise<void> {
  for (const type of types) await insert(database, organizationId, [objectId], type);
}

/** Tells of many objects, in a transaction for each type. */
export async function tellOfMany(database: pg.Pool, organizationId: string, count: number): Promise<void> {
  const ids = Array.from({ length: count }, () => randomUUID());
  for (const type of types) await insert(database, organizationId, ids, type);
}

const insert = (database: pg.Pool, organizationId: string, ids: readonly string[], type: string) =>
  database.query(
    `INSERT INTO webhook_event (id, organization_id, type, object_id, payload)
     SELECT uuidv7(), $1, $3, id, jsonb_build_object('id', id, 'notes', repeat('n', $4)) FROM unnest($2::uuid[]) AS id`,
    [organizationId, ids, type, PAYLOAD_CHARACTERS],
  );
