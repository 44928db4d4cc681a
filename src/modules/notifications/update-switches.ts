import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { Subject } from "@/server/auth/access";
import type { Context } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { kindsToChoose, listSwitches } from "./list-switches";
import { readerOf } from "./reader";
import type { NotificationSwitch, UpdateSwitches } from "./schema";
import { writeChoices } from "./switch-repository";

/**
 * Switches kinds of news on and off for the member who asks, in this organization alone. Holds for what happens from now on.
 * @throws ResourceNotFound for a kind that they cannot be told of: then nothing is changed
 */
export async function updateSwitches(
  ctx: Context,
  subject: Subject,
  { switches }: UpdateSwitches,
): Promise<NotificationSwitch[]> {
  const reader = readerOf(ctx, subject);
  const known = new Set((await kindsToChoose(ctx, reader.role)).map(({ name }) => name));
  if (switches.some(({ kind }) => !known.has(kind))) throw new ResourceNotFound();
  await transaction(ctx.db, (tx) => writeChoices(tx, reader, switches));
  return listSwitches(ctx, subject);
}
