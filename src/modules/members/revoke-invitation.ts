import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { Context } from "@/server/context";
import { deleteInvitation } from "./invitation-repository";

/** Withdraws an invitation: its link is dead at once. @throws ResourceNotFound */
export async function revokeInvitation(ctx: Context, id: string): Promise<undefined> {
  if (!(await deleteInvitation(ctx.db, ctx.organizationId, id))) throw new ResourceNotFound();
  return undefined;
}
