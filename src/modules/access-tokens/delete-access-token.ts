import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import { forgetToken } from "@/server/auth/admit";
import type { Context } from "@/server/context";
import { deleteRow, findTokenHash } from "./repository";

/**
 * Revokes an access token: from the answer on, no process takes it any more.
 * @throws ResourceNotFound; ServiceUnavailable when Redis cannot be told, and the token is still there then
 */
export async function deleteAccessToken(
  { db, read, redis, organizationId }: Context,
  id: string,
): Promise<undefined> {
  const found = await findTokenHash(db, organizationId, id);
  if (!found) throw new ResourceNotFound();
  // First, so that a failure here leaves something to repeat; what it writes outlives whatever a process still remembers.
  await forgetToken(redis, found.token_hash);
  await deleteRow(read, organizationId, id);
  return undefined;
}
