import "server-only";
import { createHash } from "node:crypto";
import { invalidField, ResourceNotFound } from "@/lib/errors";
import { replaceFile } from "@/modules/benefits";
import type { Context } from "@/server/context";
import { isDuplicate, transaction } from "@/server/db/transaction";
import { UploadIncomplete } from "@/server/files/errors";
import type { FileStore, Stored } from "@/server/files/port";
import { fileStore } from "@/server/files/store";
import { removeContent } from "./jobs";
import { changeFile, findFile, type KeptFile } from "./repository";
import type { CompleteUpload, File } from "./schema";
import { toFile } from "./view";

/**
 * Ends an upload: the parts become the file, if its size and SHA-256 are what was announced; if not, nothing is kept.
 * May be repeated. @throws ResourceNotFound, RequestValidationError
 */
export async function completeUpload(ctx: Context, id: string, input: CompleteUpload): Promise<File> {
  const file = await findFile(ctx.read, ctx.organizationId, id);
  if (!file) throw new ResourceNotFound();
  if (file.is_uploaded) return toFile(file);
  if (input.path !== file.path) throw invalidField("path", "Not the path of this file.");
  if (input.id !== file.upload_id) throw invalidField("id", "Not the upload of this file.");
  const stored = await storeParts(file, input);
  const sha256 = stored.sha256 ?? file.checksum_sha256_base64;
  const change = {
    is_uploaded: true,
    upload_id: null,
    checksum_etag: stored.etag,
    checksum_sha256_base64: sha256,
    checksum_sha256_hex: sha256 && Buffer.from(sha256, "base64").toString("hex"),
    last_modified_at: ctx.realNow,
  };
  const refusal = refusalOf(file, stored);
  const isThere = await transaction(ctx.db, async (tx) => {
    const isFirst = await changeFile(
      tx,
      ctx.organizationId,
      id,
      refusal ? { deleted_at: ctx.realNow } : change,
    );
    if (!isFirst || refusal) await removeContent.enqueue(tx, { key: file.path, upload_id: null });
    else if (file.replaces_id) await replaceFile(tx, ctx, { id: file.replaces_id, by: id });
    return isFirst;
  }).catch((error) => {
    throw isDuplicate(error) ? invalidField("id", "Another new version of that file came first.") : error;
  });
  if (refusal) throw refusal;
  if (!isThere) throw new ResourceNotFound();
  return toFile({ ...file, ...change });
}

async function storeParts(file: KeptFile, { parts }: CompleteUpload): Promise<Stored> {
  const store = await fileStore();
  const sorted = parts
    .map(({ number, checksum_etag }) => ({ number, etag: checksum_etag }))
    .sort((a, b) => a.number - b.number);
  try {
    const stored = await store.complete({ key: file.path, uploadId: file.upload_id ?? "" }, sorted);
    // What buyers fetch says what it is, whoever sent it.
    const isAsked = file.checksum_sha256_base64 !== null || file.service === "downloadable";
    return isAsked && stored.sha256 === null
      ? { ...stored, sha256: await sha256Of(store, file.path) }
      : stored;
  } catch (error) {
    throw error instanceof UploadIncomplete ? invalidField("parts", error.message) : error;
  }
}

function refusalOf(file: KeptFile, { size, sha256 }: Stored) {
  if (size !== Number(file.size))
    return invalidField("parts", `The parts have ${size} bytes together; the file was to have ${file.size}.`);
  if (file.checksum_sha256_base64 && sha256 !== file.checksum_sha256_base64)
    return invalidField("parts", "The content does not have the SHA-256 that was announced.");
  return null;
}

/** Reads the content back, where the store keeps no SHA-256 of the whole. */
async function sha256Of(store: FileStore, key: string): Promise<string> {
  const content = await store.open(key);
  const hash = createHash("sha256");
  for await (const chunk of (content ?? []) as AsyncIterable<Uint8Array>) hash.update(chunk);
  return hash.digest("base64");
}
