import "server-only";
import { z } from "zod";
import type { World } from "@/server/context";
import { sql } from "@/server/db/sql";
import { env, type Settings } from "@/server/env";
import { defineJob } from "@/server/jobs/job";

/** A mail in the local mailbox. */
export type MailboxEntry = {
  id: string;
  to: string;
  subject: string;
  html: string;
  text: string;
  created_at: string;
};

/**
 * Whether the local mailbox may be read. It holds other people's reset links: so only where no mail server is set, and
 * only on an installation that is reached at an address of this machine.
 */
export const isMailboxOpen = (settings: Pick<Settings, "SMTP_URL" | "FLORIN_URL"> = env): boolean =>
  !settings.SMTP_URL && /^(127(\.\d+){3}|localhost|\[::1\])$/.test(new URL(settings.FLORIN_URL).hostname);

/** The last 100 mails, the newest first; of one recipient where that is given. */
export async function readMailbox({ read }: Pick<World, "read">, to?: string): Promise<MailboxEntry[]> {
  const rows = await read<Omit<MailboxEntry, "created_at"> & { created_at: Date }>(sql`
    SELECT id, recipient AS "to", subject, html, text, created_at FROM mail
    WHERE ${to ?? null}::text IS NULL OR lower(recipient) = lower(${to ?? null}::text)
    ORDER BY id DESC LIMIT 100`);
  return rows.map((row) => ({ ...row, created_at: row.created_at.toISOString() }));
}

/** Clears what has lain in the local mailbox for a week. */
export const clearMailbox = defineJob({
  name: "mail.clear-mailbox",
  input: z.object({}),
  attempts: 3,
  schedule: "17 3 * * *",
  run: async ({ read, now }) => {
    await read(sql`DELETE FROM mail WHERE created_at < ${now}::timestamptz - interval '7 days'`);
  },
});
