import "server-only";
import type { Tx } from "@/server/db/client";
import { type Read, sql } from "@/server/db/sql";
import type { Reader } from "./repository";
import type { Choice } from "./schema";

/** What a member has chosen so far. */
export const findChoices = (read: Read, { organizationId, userId }: Reader): Promise<Choice[]> =>
  read<Choice>(sql`
    SELECT kind, dashboard, mail FROM notification_switch
    WHERE organization_id = ${organizationId}::uuid AND user_id = ${userId}::uuid`);

/** Keeps what a member chooses; kinds that are not named stay as they are. */
export async function writeChoices(
  tx: Tx,
  { organizationId, userId }: Reader,
  choices: readonly Choice[],
): Promise<void> {
  await tx.$executeRaw(sql`
    INSERT INTO notification_switch (organization_id, user_id, kind, dashboard, mail)
    SELECT ${organizationId}::uuid, ${userId}::uuid, given.kind, given.dashboard, given.mail
    FROM jsonb_to_recordset(${JSON.stringify(choices)}::jsonb) AS given(kind text, dashboard boolean, mail boolean)
    ORDER BY given.kind
    ON CONFLICT (organization_id, user_id, kind) DO UPDATE SET dashboard = excluded.dashboard, mail = excluded.mail`);
}
