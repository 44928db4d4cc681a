import "server-only";
import type { Tx } from "@/server/db/client";
import { type Read, readIn, type Sql, sql } from "@/server/db/sql";
import type { MetricDashboard } from "./dashboard-schema";

/** How many an organization keeps, so that the list needs no pages. */
const MOST = 100;

type Row = Omit<MetricDashboard, "created_at" | "modified_at"> & {
  created_at: Date;
  modified_at: Date | null;
};

const toDashboard = ({
  id,
  created_at,
  modified_at,
  name,
  metrics,
  organization_id,
}: Row): MetricDashboard => ({
  id,
  created_at: created_at.toISOString(),
  modified_at: modified_at?.toISOString() ?? null,
  name,
  metrics,
  organization_id,
});

const find = async (read: Read, organizationId: string, condition: Sql): Promise<MetricDashboard[]> =>
  (
    await read<Row>(sql`
      SELECT * FROM metric_dashboard WHERE organization_id = ${organizationId}::uuid AND ${condition}
      ORDER BY created_at, id LIMIT ${MOST}::int`)
  ).map(toDashboard);

/** All of them, the oldest first. `organizations`: of these alone, as clients may ask. */
export const listDashboards = (
  read: Read,
  organizationId: string,
  organizations: readonly string[] | undefined,
): Promise<MetricDashboard[]> =>
  find(
    read,
    organizationId,
    organizations?.length ? sql`organization_id = ANY(${organizations}::uuid[])` : sql`true`,
  );

export async function findDashboard(
  read: Read,
  organizationId: string,
  id: string,
): Promise<MetricDashboard | null> {
  const [found = null] = await find(read, organizationId, sql`id = ${id}::uuid`);
  return found;
}

/** Null where there are as many as may be. One that is there already under the id is left alone. */
export async function insertDashboard(
  tx: Tx,
  {
    id,
    organization_id,
    name,
    metrics,
  }: Pick<MetricDashboard, "id" | "organization_id" | "name" | "metrics">,
  at: Date,
): Promise<MetricDashboard | null> {
  const read = readIn(tx);
  await read(sql`
    INSERT INTO metric_dashboard (id, organization_id, name, metrics, created_at)
    SELECT ${id}::uuid, ${organization_id}::uuid, ${name}, ${metrics}::text[], ${at}
    WHERE (SELECT count(*) FROM metric_dashboard WHERE organization_id = ${organization_id}::uuid) < ${MOST}::int
    ON CONFLICT (id) DO NOTHING`);
  return findDashboard(read, organization_id, id);
}

export async function changeDashboard(
  tx: Tx,
  organizationId: string,
  id: string,
  change: { name?: string | null | undefined; metrics?: readonly string[] | null | undefined },
  at: Date,
): Promise<MetricDashboard | null> {
  const [row] = await readIn(tx)<Row>(sql`
    UPDATE metric_dashboard SET name = coalesce(${change.name ?? null}, name),
      metrics = coalesce(${change.metrics ?? null}::text[], metrics), modified_at = ${at}
    WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid RETURNING *`);
  return row ? toDashboard(row) : null;
}

export const removeDashboard = (tx: Tx, organizationId: string, id: string): Promise<number> =>
  tx.$executeRaw(
    sql`DELETE FROM metric_dashboard WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid`,
  );
