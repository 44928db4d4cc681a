import "server-only";
import { invalidField } from "@/lib/errors";
import { refuseOtherOrganization } from "@/server/auth/own-organization";
import type { Context } from "@/server/context";
import { fileStore } from "@/server/files/store";
import { findFile, findNewerVersion, insertFile, type KeptFile } from "./repository";
import { checkFile } from "./rules";
import type { CreateFile, FileService, FileUpload } from "./schema";
import { commonView } from "./view";

/**
 * Begins the upload of a file, and says where each part is to be sent. `id` names it, so that a repeated request begins none anew.
 * What is not completed within a day is removed.
 * @throws RequestValidationError when the kind, the size or the parts are not as they should be
 */
export async function createFile(ctx: Context, id: string, input: CreateFile): Promise<FileUpload> {
  refuseOtherOrganization(ctx.organizationId, input.organization_id);
  const store = await fileStore();
  checkFile(input, store.minPartBytes);
  const file = (await findFile(ctx.read, ctx.organizationId, id)) ?? (await begin(ctx, id, input));
  const { path: key, upload_id: uploadId } = file;
  const signed = input.upload.parts.map(async (part) => {
    const { number, chunk_start, chunk_end, checksum_sha256_base64 = null } = part;
    const planned = { number, size: chunk_end - chunk_start, sha256: checksum_sha256_base64 };
    const { url, headers, expiresAt } = await store.sign({ key, uploadId: uploadId ?? "" }, planned);
    return {
      number,
      chunk_start,
      chunk_end,
      checksum_sha256_base64,
      url,
      headers,
      expires_at: expiresAt.toISOString(),
    };
  });
  return {
    ...commonView(file),
    service: file.service as FileService,
    upload: { id: uploadId ?? "", path: key, parts: await Promise.all(signed) },
  };
}

async function begin(ctx: Context, id: string, input: CreateFile): Promise<KeptFile> {
  const { organizationId, db, read, realNow } = ctx;
  const { service, name, mime_type, size, version = null, checksum_sha256_base64 = null } = input;
  if (input.replaces_id) await refuseReplacing(ctx, input.replaces_id);
  const path = `${organizationId}/${id}`;
  const upload_id = await (await fileStore()).begin(path, mime_type);
  const replaces_id = input.replaces_id ?? null;
  const data = {
    ...{ id, service, name, path, mime_type, size, version, replaces_id },
    ...{ checksum_sha256_base64, upload_id },
  };
  await insertFile(db, organizationId, data, realNow);
  const file = await findFile(read, organizationId, id);
  if (!file) throw new Error("a file just written is gone");
  return file;
}

async function refuseReplacing({ read, organizationId }: Context, id: string): Promise<void> {
  const old = await findFile(read, organizationId, id);
  if (old?.service !== "downloadable" || !old.is_uploaded)
    throw invalidField("replaces_id", "There is no such download.");
  const newer = await findNewerVersion(read, organizationId, id);
  if (newer) throw invalidField("replaces_id", `It has a newer version already: replace ${newer}.`);
}
