import "server-only";
import type { Subject } from "@/server/auth/access";
import type { Context } from "@/server/context";
import { readerOf } from "./reader";
import { countUnreadRows } from "./repository";
import type { UnreadCount } from "./schema";

/** How many notifications the member who asks has not read; `MOST_UNREAD` stands for so many or more. */
export async function countUnread(ctx: Context, subject: Subject): Promise<UnreadCount> {
  const { kinds, ...reader } = readerOf(ctx, subject);
  return { unread: await countUnreadRows(ctx.read, reader, kinds) };
}
