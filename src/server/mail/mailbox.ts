import "server-only";
import { z } from "zod";
import type { World } from "@/server/context";
import { type Sql, sql } from "@/server/db/sql";
import { env, type Settings } from "@/server/env";
import { defineJob } from "@/server/jobs/job";
import type { MailDefinition, MailSender } from "./define-mail";
import { type RenderedMail, renderMail, subjectOf } from "./render-mail";
import { florin, senderColumn } from "./sender";

/** A mail in the local mailbox, before it is opened. */
export type MailboxEntry = { id: string; to: string; subject: string; created_at: string };

type Row = {
  id: string;
  name: string;
  data: unknown;
  to: string;
  created_at: Date;
  sender: MailSender | null;
};

/**
 * Whether the local mailbox may be read. It holds other people's reset links: so only where no mail server is set, and
 * only on an installation that is reached at an address of this machine.
 */
export const isMailboxOpen = (settings: Pick<Settings, "SMTP_URL" | "FLORIN_URL"> = env): boolean =>
  !settings.SMTP_URL && /^(127(\.\d+){3}|localhost|\[::1\])$/.test(new URL(settings.FLORIN_URL).hostname);

const rowsOf = ({ read }: Pick<World, "read">, where: Sql) =>
  read<Row>(sql`
    SELECT m.id, m.name, m.data, m.recipient AS "to", m.created_at, ${senderColumn}
    FROM mail m LEFT JOIN organization o ON o.id = m.organization_id
    WHERE ${where} ORDER BY m.id DESC LIMIT 100`);

/** What another version of the application has queued may have no template here any more. */
async function drawn<T>(mails: readonly MailDefinition[], row: Row, draw: Drawing<T>): Promise<T | null> {
  const mail = mails.find(({ name }) => name === row.name);
  if (!mail?.input.safeParse(row.data).success) return null;
  return draw(mail, row.data, row.sender ?? florin);
}
type Drawing<T> = (mail: MailDefinition, data: unknown, sender: MailSender) => T | Promise<T>;

const entryOf = ({ id, to, created_at }: Row, subject: string | undefined): MailboxEntry => ({
  id,
  to,
  subject: subject ?? "A mail of another version",
  created_at: created_at.toISOString(),
});

/** The last 100 mails, the newest first. */
export async function listMailbox(
  world: Pick<World, "read">,
  mails: readonly MailDefinition[],
): Promise<MailboxEntry[]> {
  const rows = await rowsOf(world, sql`true`);
  return Promise.all(
    rows.map(async (row) => entryOf(row, (await drawn(mails, row, subjectOf)) ?? undefined)),
  );
}

/** The last 100 mails with all that is in them, the newest first: those to one person, or the one with this id. */
export async function readMailbox(
  world: Pick<World, "read">,
  mails: readonly MailDefinition[],
  { to, id }: { to?: string | undefined; id?: string | undefined },
): Promise<(MailboxEntry & RenderedMail)[]> {
  const rows = await rowsOf(
    world,
    sql`(${to ?? null}::text IS NULL OR lower(m.recipient) = lower(${to ?? null}::text))
      AND (${id ?? null}::uuid IS NULL OR m.id = ${id ?? null}::uuid)`,
  );
  const mailsDrawn = rows.map(async (row) => {
    const mail = await drawn(mails, row, renderMail);
    const { html, text } = mail ?? { html: "", text: "" };
    return { ...entryOf(row, mail?.subject), html, text };
  });
  return Promise.all(mailsDrawn);
}

/** Clears what was sent, or has lain in the local mailbox, for a week. What waits for the mail server stays. */
export const clearMailbox = defineJob({
  name: "mail.clear-mailbox",
  input: z.object({}),
  attempts: 3,
  schedule: "17 3 * * *",
  run: async ({ read, now }) => {
    await read(sql`
      DELETE FROM mail WHERE queued_at < ${now}::timestamptz - interval '7 days'
        AND (sent_at IS NOT NULL OR ${!env.SMTP_URL}::boolean)`);
  },
});
