import "server-only";
import type { Tx } from "@/server/db/client";
import { readPage } from "@/server/db/page";
import { type Read, raw, sql } from "@/server/db/sql";
import type { ListQuery, PageOf } from "@/server/http/list";
import type { File, FileService } from "./schema";
import { type FileRow, toFile } from "./view";

const columns =
  raw(`f.id, f.organization_id, f.service, f.name, f.path, f.mime_type, f.size, f.version, f.replaces_id,
  f.checksum_etag, f.checksum_sha256_base64, f.checksum_sha256_hex, f.is_uploaded, f.last_modified_at, f.created_at,
  f.upload_id`);

/** A file with what only we know of it: the store's name of its upload. */
export type KeptFile = FileRow & { upload_id: string | null };

/** A file of the organization, uploaded or not. */
export async function findFile(read: Read, organizationId: string, id: string): Promise<KeptFile | null> {
  const [row] = await read<KeptFile>(sql`
    SELECT ${columns} FROM file f
    WHERE f.id = ${id}::uuid AND f.organization_id = ${organizationId}::uuid AND f.deleted_at IS NULL`);
  return row ?? null;
}

/** An uploaded picture that is for everybody, of whatever organization. */
export async function findPublicFile(read: Read, id: string): Promise<KeptFile | null> {
  const [row] = await read<KeptFile>(sql`
    SELECT ${columns} FROM file f WHERE f.id = ${id}::uuid AND f.is_uploaded AND f.deleted_at IS NULL
      AND f.service IN ('product_media', 'organization_avatar')`);
  return row ?? null;
}

/** The version that came after a file, where one did. */
export async function findNewerVersion(
  read: Read,
  organizationId: string,
  id: string,
): Promise<string | null> {
  const [row] = await read<{ id: string }>(sql`
    SELECT id FROM file WHERE replaces_id = ${id}::uuid AND organization_id = ${organizationId}::uuid
      AND is_uploaded AND deleted_at IS NULL`);
  return row?.id ?? null;
}

/** Which of these ids are uploaded downloads of the organization; they cannot be deleted before the transaction ends. */
export async function holdDownloads(
  tx: Tx,
  organizationId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>(sql`
    SELECT id FROM file WHERE organization_id = ${organizationId}::uuid AND id = ANY(${ids}::uuid[])
      AND service = 'downloadable' AND is_uploaded AND deleted_at IS NULL ORDER BY id FOR SHARE`);
  return new Set(rows.map(({ id }) => id));
}

type Filters = ListQuery & {
  ids?: string[] | undefined;
  organization_id?: string[] | undefined;
  service?: FileService[] | undefined;
  query?: string | undefined;
};

/** Uploaded files, newest first. */
export async function listFiles(read: Read, organizationId: string, request: Filters): Promise<PageOf<File>> {
  const { ids, organization_id, service, query } = request;
  const { rows, pagination } = await readPage<FileRow>(read, {
    select: columns,
    from: raw("file f"),
    where: [
      sql`f.organization_id = ${organizationId}::uuid`,
      raw("f.is_uploaded AND f.deleted_at IS NULL"),
      ...(ids ? [sql`f.id = ANY(${ids}::uuid[])`] : []),
      ...(organization_id ? [sql`f.organization_id = ANY(${organization_id}::uuid[])`] : []),
      ...(service ? [sql`f.service = ANY(${service}::text[])`] : []),
      ...(query ? [sql`f.name ILIKE ${`%${query.replaceAll(/[\\%_]/g, "\\$&")}%`}`] : []),
    ],
    order: { created_at: raw("f.created_at"), name: raw("lower(f.name)") },
    id: raw("f.id"),
    request,
  });
  return { items: rows.map(toFile), pagination };
}

export type FileData = {
  id: string;
  service: FileService;
  name: string;
  path: string;
  mime_type: string;
  size: number;
  version: string | null;
  replaces_id: string | null;
  checksum_sha256_base64: string | null;
  upload_id: string;
};

/** Writes a file whose content is still to come. One that is there already stays. */
export const insertFile = (tx: Tx, organizationId: string, data: FileData, at: Date) =>
  tx.file.createMany({
    data: [{ ...data, organization_id: organizationId, created_at: at }],
    skipDuplicates: true,
  });

export type FileChange = {
  name?: string;
  version?: string | null;
  is_uploaded?: boolean;
  size?: number;
  checksum_etag?: string;
  checksum_sha256_base64?: string | null;
  checksum_sha256_hex?: string | null;
  last_modified_at?: Date;
  upload_id?: string | null;
  deleted_at?: Date;
};

/** Changes a file that is not deleted; answers whether there was one. */
export async function changeFile(
  tx: Tx,
  organizationId: string,
  id: string,
  data: FileChange,
): Promise<boolean> {
  const { count } = await tx.file.updateMany({
    where: { id, organization_id: organizationId, deleted_at: null },
    data,
  });
  return count > 0;
}

/** Uploads begun before `before` and never completed, of all organizations. */
export const listAbandoned = (read: Read, before: Date, limit: number) =>
  read<{ id: string; organization_id: string; path: string; upload_id: string | null }>(sql`
    SELECT id, organization_id, path, upload_id FROM file
    WHERE NOT is_uploaded AND deleted_at IS NULL AND created_at < ${before} LIMIT ${limit}::int`);
