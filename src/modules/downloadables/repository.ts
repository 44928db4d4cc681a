import "server-only";
import type { FileRow } from "@/modules/files";
import type { Db } from "@/server/db/client";
import { readPage } from "@/server/db/page";
import { type Read, raw, type Sql, sql } from "@/server/db/sql";
import type { PageOf } from "@/server/http/list";

/**
 * What grants give of files by now: those of the benefit that are not archived. Looked up anew each time, so that a new file reaches
 * everybody at once, and what is taken back is gone at once. One row for a benefit, however many orders grant it.
 */
const delivered = (condition: Sql): Sql => sql`
  (SELECT DISTINCT ON (g.customer_id, b.id, f.id) md5(concat(g.customer_id, b.id, f.id))::uuid AS id,
      g.id AS grant_id, g.customer_id, g.organization_id, b.id AS benefit_id, f.id AS file_id, f.created_at
    FROM benefit_grant g JOIN benefit b ON b.id = g.benefit_id AND b.type = 'downloadables'
      CROSS JOIN LATERAL jsonb_array_elements_text(b.properties -> 'files') AS listed (id)
      JOIN file f ON f.id = listed.id::uuid AND f.is_uploaded AND f.deleted_at IS NULL
    WHERE g.state = 'granted' AND g.wanted = 'granted'
      AND NOT coalesce((b.properties -> 'archived' ->> listed.id)::boolean, false) AND ${condition}
    ORDER BY g.customer_id, b.id, f.id, g.granted_at DESC) d`;

const withFile = raw("JOIN file ON file.id = d.file_id");

/** A file that is delivered to a customer, and by which grant. */
export type Delivered = {
  id: string;
  grant_id: string;
  customer_id: string;
  organization_id: string;
  benefit_id: string;
  file: FileRow;
};

const select = raw(
  "d.id, d.grant_id, d.customer_id, d.organization_id, d.benefit_id, to_jsonb(file.*) AS file",
);

type Request = { page: number; limit: number; benefit_id?: string[] | undefined };

/** The files of one customer, newest first. */
export async function listDelivered(
  read: Read,
  { organizationId, customerId }: { organizationId: string; customerId: string },
  { page, limit, benefit_id }: Request,
): Promise<PageOf<Delivered>> {
  const own = sql`g.organization_id = ${organizationId}::uuid AND g.customer_id = ${customerId}::uuid`;
  const { rows, pagination } = await readPage<Delivered>(read, {
    select,
    from: delivered(benefit_id ? sql`${own} AND b.id = ANY(${benefit_id}::uuid[])` : own),
    joins: withFile,
    where: [],
    order: { created_at: raw("d.created_at") },
    id: raw("d.id"),
    request: { page, limit, sorting: [{ column: "created_at", descending: true }] },
  });
  return { items: rows, pagination };
}

/** One of them, by its id; null where it is not theirs any more, or never was. */
export async function findDelivered(
  read: Read,
  { organizationId, customerId }: { organizationId: string; customerId: string },
  id: string,
): Promise<Delivered | null> {
  const [row] = await read<Delivered>(sql`
    SELECT ${select} FROM ${delivered(
      sql`g.organization_id = ${organizationId}::uuid AND g.customer_id = ${customerId}::uuid`,
    )} ${withFile} WHERE d.id = ${id}::uuid`);
  return row ?? null;
}

/** The file of a link; null where its grant does not give it by now. */
export async function findLinked(
  read: Read,
  { grantId, fileId }: { grantId: string; fileId: string },
): Promise<Delivered | null> {
  const [row] = await read<Delivered>(sql`
    SELECT ${select} FROM ${delivered(sql`g.id = ${grantId}::uuid AND f.id = ${fileId}::uuid`)} ${withFile}`);
  return row ?? null;
}

/** Counts one download; of many at once, each. */
export const countDownload = (db: Db, { customer_id, organization_id, file }: Delivered, at: Date) =>
  db.$executeRaw(sql`
    INSERT INTO file_download (file_id, customer_id, organization_id, first_at, last_at)
    VALUES (${file.id}::uuid, ${customer_id}::uuid, ${organization_id}::uuid, ${at}, ${at})
    ON CONFLICT (file_id, customer_id)
      DO UPDATE SET downloads = file_download.downloads + 1, last_at = excluded.last_at`);

/** The files of a benefit in its order, archived ones too, with how they were fetched. */
export function readBenefitFiles(
  read: Read,
  organizationId: string,
  benefitId: string,
): Promise<{ file: FileRow; is_archived: boolean; downloaders: number; downloads: number }[]> {
  return read(sql`
    SELECT to_jsonb(file.*) AS file, coalesce((b.properties -> 'archived' ->> listed.id)::boolean, false) AS is_archived,
      count(fetched.customer_id) AS downloaders, coalesce(sum(fetched.downloads), 0)::bigint AS downloads
    FROM benefit b CROSS JOIN LATERAL jsonb_array_elements_text(b.properties -> 'files') WITH ORDINALITY AS listed (id, place)
      JOIN file ON file.id = listed.id::uuid AND file.deleted_at IS NULL
      LEFT JOIN file_download fetched ON fetched.file_id = file.id
    WHERE b.id = ${benefitId}::uuid AND b.organization_id = ${organizationId}::uuid
    GROUP BY file.id, b.id, listed.id, listed.place ORDER BY listed.place`);
}
