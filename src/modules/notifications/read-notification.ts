import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { Subject } from "@/server/auth/access";
import type { Context } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { readerOf } from "./reader";
import { readRow } from "./repository";
import type { Notification } from "./schema";
import { toNotification } from "./view";

/** Notes that the member has read one notification; again, it stays so. @throws ResourceNotFound for one that is not theirs */
export async function readNotification(ctx: Context, subject: Subject, id: string): Promise<Notification> {
  const { kinds, ...reader } = readerOf(ctx, subject);
  const row = await transaction(ctx.db, (tx) => readRow(tx, reader, kinds, id, ctx.realNow));
  const notification = row && toNotification(row);
  if (!notification) throw new ResourceNotFound();
  return notification;
}
