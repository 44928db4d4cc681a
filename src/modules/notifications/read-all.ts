import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { Subject } from "@/server/auth/access";
import type { Context } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { readerOf } from "./reader";
import { countUnreadRows, readRowsTo } from "./repository";
import type { UnreadCount } from "./schema";

/**
 * Notes that the member has read everything up to the notification that they saw last: what arrived since stays unread. However many there are, it
 * is one row. Answers what is left.
 *
 * @throws ResourceNotFound when that one is not theirs
 */
export async function readAll(ctx: Context, subject: Subject, upTo: string): Promise<UnreadCount> {
  const { kinds, ...reader } = readerOf(ctx, subject);
  if (!(await transaction(ctx.db, (tx) => readRowsTo(tx, reader, kinds, upTo)))) throw new ResourceNotFound();
  return { unread: await countUnreadRows(ctx.read, reader, kinds) };
}
