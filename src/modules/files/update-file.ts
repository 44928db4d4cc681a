import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { Context } from "@/server/context";
import { changeFile, findFile } from "./repository";
import type { File, UpdateFile } from "./schema";
import { toFile } from "./view";

/** Renames a file, or says which version it is. A null name stands for "unchanged". @throws ResourceNotFound */
export async function updateFile(ctx: Context, id: string, input: UpdateFile): Promise<File> {
  const { name, version } = input;
  const change = { ...(name != null && { name }), ...(version !== undefined && { version }) };
  await changeFile(ctx.db, ctx.organizationId, id, change);
  const file = await findFile(ctx.read, ctx.organizationId, id);
  if (!file) throw new ResourceNotFound();
  return toFile(file);
}
