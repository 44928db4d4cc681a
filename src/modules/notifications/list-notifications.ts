import "server-only";
import type { Subject } from "@/server/auth/access";
import type { Context } from "@/server/context";
import type { PageOf } from "@/server/http/list";
import { readerOf } from "./reader";
import { listRows } from "./repository";
import type { Notification } from "./schema";
import { toNotification } from "./view";

/** What the member who asks was told in the dashboard, as far as their role may see it now; the latest first. */
export async function listNotifications(
  ctx: Context,
  subject: Subject,
  query: { page: number; limit: number },
): Promise<PageOf<Notification>> {
  const { kinds, ...reader } = readerOf(ctx, subject);
  const { rows, pagination } = await listRows(ctx.read, reader, kinds, query);
  return { items: rows.flatMap((row) => toNotification(row) ?? []), pagination };
}
