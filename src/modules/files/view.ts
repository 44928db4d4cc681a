import "server-only";
import { env } from "@/server/env";
import type { File, FileService, ProductMediaFile } from "./schema";

/** A row of `file`, as a query gives it or as JSON of the database. */
export type FileRow = {
  id: string;
  organization_id: string;
  service: string;
  name: string;
  path: string;
  mime_type: string;
  size: number | bigint;
  version: string | null;
  replaces_id: string | null;
  checksum_etag: string | null;
  checksum_sha256_base64: string | null;
  checksum_sha256_hex: string | null;
  is_uploaded: boolean;
  last_modified_at: Date | string | null;
  created_at: Date | string;
};

/** Where anybody may fetch a public picture. The name is for people: the id alone finds it. */
const publicUrl = (file: { id: string; name: string }) =>
  `${env.FLORIN_URL}/api/files/public/${file.id}/${encodeURIComponent(file.name)}`;

const instant = (value: Date | string) => new Date(value).toISOString();

/** What every kind of file answers. */
export const commonView = (row: FileRow) => ({
  id: row.id,
  organization_id: row.organization_id,
  name: row.name,
  path: row.path,
  mime_type: row.mime_type,
  size: Number(row.size),
  storage_version: null,
  checksum_etag: row.checksum_etag,
  checksum_sha256_base64: row.checksum_sha256_base64,
  checksum_sha256_hex: row.checksum_sha256_hex,
  last_modified_at: row.last_modified_at && instant(row.last_modified_at),
  version: row.version,
  is_uploaded: row.is_uploaded,
  created_at: instant(row.created_at),
  size_readable: readableSize(Number(row.size)),
});

/** A picture of a product, with the address under which anybody may load it. */
export const toProductMedia = (row: FileRow): ProductMediaFile => ({
  ...commonView(row),
  service: "product_media",
  public_url: publicUrl(row),
});

/** The service is one of three by the writing side; the cast is the border. */
export function toFile(row: FileRow): File {
  const service = row.service as FileService;
  const view = commonView(row);
  return service === "downloadable"
    ? { ...view, service, replaces_id: row.replaces_id }
    : { ...view, service, public_url: publicUrl(row) };
}

const units = ["B", "kB", "MB", "GB"];

/** `12345` → `12.3 kB`. */
function readableSize(bytes: number): string {
  const power = Math.min(units.length - 1, bytes > 0 ? Math.floor(Math.log10(bytes) / 3) : 0);
  return `${Number((bytes / 1000 ** power).toFixed(1))} ${units[power]}`;
}
