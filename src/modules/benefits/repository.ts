import "server-only";
import type { Metadata } from "@/lib/metadata";
import type { Tx } from "@/server/db/client";
import { metadataFilter, readPage } from "@/server/db/page";
import { oneOf, type Read, raw, readIn, type Sql, sql } from "@/server/db/sql";
import type { ListQuery, PageOf } from "@/server/http/list";
import type { BenefitRow } from "./by-type";
import {
  type Benefit,
  type BenefitType,
  type BenefitTypeFilter,
  type BenefitVisibility,
  typeNamed,
} from "./schema";
import { toBenefit } from "./view";

const columns = raw(`b.id, b.organization_id, b.type, b.description, b.visibility, b.properties, b.metadata,
  b.created_at, b.modified_at, b.deleted_at`);

async function findRow(read: Read, organizationId: string, id: string, lock = raw("")) {
  const [row] = await read<BenefitRow>(sql`
    SELECT ${columns} FROM benefit b
    WHERE b.id = ${id}::uuid AND b.organization_id = ${organizationId}::uuid AND b.deleted_at IS NULL ${lock}`);
  return row ?? null;
}

/** A benefit of the organization that is not deleted, or null. */
export async function findBenefit(read: Read, organizationId: string, id: string): Promise<Benefit | null> {
  const row = await findRow(read, organizationId, id);
  return row && toBenefit(row);
}

/** The same, locked for a change. */
export const lockBenefit = (tx: Tx, organizationId: string, id: string): Promise<BenefitRow | null> =>
  findRow(readIn(tx), organizationId, id, raw("FOR UPDATE"));

/** Which of these ids are benefits that a product may have; they cannot be deleted before the transaction ends. */
export async function holdBenefits(
  tx: Tx,
  organizationId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>(sql`
    SELECT id FROM benefit WHERE organization_id = ${organizationId}::uuid AND id = ANY(${ids}::uuid[])
      AND deleted_at IS NULL ORDER BY id FOR SHARE`);
  return new Set(rows.map(({ id }) => id));
}

type Filters = ListQuery & {
  id?: string[] | undefined;
  exclude_id?: string[] | undefined;
  organization_id?: string[] | undefined;
  type?: BenefitTypeFilter[] | undefined;
  query?: string | undefined;
};

const order = {
  created_at: raw("b.created_at"),
  description: raw("lower(b.description)"),
  type: raw("b.type"),
  // Nobody arranges them by hand: they stand as they were made.
  user_order: raw("b.created_at"),
};

export async function listBenefits(
  read: Read,
  organizationId: string,
  request: Filters,
): Promise<PageOf<Benefit>> {
  const { rows, pagination } = await readPage<BenefitRow>(read, {
    select: columns,
    from: raw("benefit b"),
    where: [
      sql`b.organization_id = ${organizationId}::uuid`,
      sql`b.deleted_at IS NULL`,
      ...conditions(request),
    ],
    order,
    id: raw("b.id"),
    request,
  });
  return { items: rows.map(toBenefit), pagination };
}

function conditions({ id, exclude_id, organization_id, type, query, metadata }: Filters): Sql[] {
  return [
    id && oneOf(raw("b.id"), id, "uuid"),
    exclude_id && sql`NOT b.id = ANY(${exclude_id}::uuid[])`,
    organization_id && oneOf(raw("b.organization_id"), organization_id, "uuid"),
    type && oneOf(raw("b.type"), [...new Set(type.map(typeNamed))], "text"),
    query && sql`b.description ILIKE ${`%${query.replaceAll(/[\\%_]/g, "\\$&")}%`}`,
    ...metadataFilter(raw("b.metadata"), metadata),
  ].filter((condition): condition is Sql => typeof condition === "object");
}

export type BenefitData = {
  description: string;
  visibility: BenefitVisibility;
  properties: BenefitRow["properties"];
  metadata: Metadata;
};

export const insertBenefit = (
  tx: Tx,
  key: { id: string; organization_id: string; type: BenefitType },
  data: BenefitData,
  at: Date,
) => tx.benefit.create({ data: { ...key, ...data, created_at: at }, select: { id: true } });

export const writeBenefit = (tx: Tx, id: string, data: BenefitData, at: Date) =>
  tx.benefit.update({ where: { id }, data: { ...data, modified_at: at }, select: { id: true } });

/** The benefit as the API answers it, from within the transaction that wrote it. */
export async function readBack(tx: Tx, organizationId: string, id: string): Promise<Benefit> {
  const benefit = await findBenefit(readIn(tx), organizationId, id);
  if (!benefit) throw new Error("the benefit written in this transaction is gone");
  return benefit;
}

/** Takes a benefit off every product and out of every list; what it granted stays. */
export async function removeBenefit(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.$executeRaw(sql`DELETE FROM product_benefit WHERE benefit_id = ${id}::uuid`);
  await tx.$executeRaw(sql`UPDATE benefit SET deleted_at = ${at} WHERE id = ${id}::uuid`);
}

export async function defaultCurrencyOf(tx: Tx, organizationId: string): Promise<string> {
  const { default_currency } = await tx.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { default_currency: true },
  });
  return default_currency;
}
