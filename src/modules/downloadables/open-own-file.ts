import "server-only";
import { Id } from "@/lib/id";
import type { Portal } from "@/modules/customer-sessions";
import { findDelivered } from "./repository";
import { signDownload } from "./sign-link";

/** The address of one file of a customer's page, made as it is asked for, so that a page may stay open; null where it is not theirs by now. */
export async function openOwnFile({ ctx, customerId }: Portal, id: string): Promise<string | null> {
  if (!Id.safeParse(id).success) return null;
  const found = await findDelivered(ctx.read, { ...ctx, customerId }, id);
  return found && signDownload({ grantId: found.grant_id, fileId: found.file.id }, ctx.realNow).url;
}
