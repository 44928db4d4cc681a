import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import { replaceFile } from "@/modules/benefits";
import type { Context } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { removeContent } from "./jobs";
import { changeFile, findFile } from "./repository";

/** Deletes a file, or ends its upload: products and benefits have it no more, and a job removes its content. @throws ResourceNotFound */
export async function deleteFile(ctx: Context, id: string): Promise<undefined> {
  const file = await findFile(ctx.read, ctx.organizationId, id);
  if (!file) throw new ResourceNotFound();
  await transaction(ctx.db, async (tx) => {
    const isFirst = await changeFile(tx, ctx.organizationId, id, { deleted_at: ctx.realNow });
    if (!isFirst) throw new ResourceNotFound();
    await replaceFile(tx, ctx, { id, by: null });
    await removeContent.enqueue(tx, { key: file.path, upload_id: file.upload_id });
  });
}
