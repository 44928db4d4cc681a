import "server-only";
import { findProducts } from "@/modules/products";
import type { Product } from "@/modules/products/schema";
import { type Read, sql } from "@/server/db/sql";
import type { Subscription } from "./schema";
import { type ShownRow, shownColumns, shownJoins, shownTable, toSubscription } from "./view";

/** Rows as the API answers them, in their order; each organization's products are read once. */
export async function withProducts(read: Read, rows: readonly ShownRow[]): Promise<Subscription[]> {
  const ids = new Map<string, Set<string>>();
  for (const { organization_id, product_id } of rows)
    ids.set(organization_id, (ids.get(organization_id) ?? new Set()).add(product_id));
  const products = new Map<string, Product>();
  for (const [organizationId, wanted] of ids)
    for (const product of await findProducts(read, organizationId, [...wanted]))
      products.set(product.id, product);
  return rows.map((row) => toSubscription(row, products));
}

/** The subscriptions of these ids as the API answers them, of any organization: for our own work. */
export async function findSubscriptions(read: Read, ids: readonly string[]): Promise<Subscription[]> {
  if (ids.length === 0) return [];
  const rows = await read<ShownRow>(sql`
    SELECT ${shownColumns} FROM ${shownTable} ${shownJoins} WHERE s.id = ANY(${ids}::uuid[]) ORDER BY s.id`);
  return withProducts(read, rows);
}

/** One subscription of the organization as the API answers it; null when there is none. */
export async function findSubscription(
  read: Read,
  organizationId: string,
  id: string,
): Promise<Subscription | null> {
  const rows = await read<ShownRow>(sql`
    SELECT ${shownColumns} FROM ${shownTable} ${shownJoins}
    WHERE s.organization_id = ${organizationId}::uuid AND s.id = ${id}::uuid`);
  const [found] = await withProducts(read, rows);
  return found ?? null;
}
