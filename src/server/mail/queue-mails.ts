import "server-only";
import type { z } from "zod";
import { newId } from "@/lib/id";
import type { Tx } from "@/server/db/client";
import { type Sql, sql } from "@/server/db/sql";
import { env } from "@/server/env";
import type { MailDefinition } from "./define-mail";

/** One mail to one person. */
export type QueuedMail<S extends z.ZodType = z.ZodType> = {
  mail: MailDefinition<S>;
  to: string;
  /** Whose customer it goes to; null: from the installation itself. */
  organizationId: string | null;
  data: z.input<S>;
};

/** The job that sends one mail of the outbox, and its patience. */
export const delivery = { name: "mail.deliver-mail", attempts: 10 } as const;

/**
 * Queues mails in one statement: they exist if and only if the transaction commits. A mail that its organization has switched off
 * is not queued. Nothing is drawn here: `deliverMail` does so when it sends, or the local mailbox when somebody looks.
 * `at`: the organization's time.
 */
export async function queueMails<const S extends readonly z.ZodType[]>(
  tx: Tx,
  mails: { readonly [K in keyof S]: QueuedMail<S[K]> },
  at: Date,
): Promise<void> {
  // A mapped tuple is a list of its values; the compiler does not know that of a generic one.
  const rows = (mails as readonly QueuedMail[]).map(({ mail, to, organizationId, data }) => ({
    id: newId(),
    name: mail.name,
    switch: mail.switch,
    recipient: to,
    organization_id: organizationId,
    data,
  }));
  if (rows.length === 0) return;
  const queued = insertWanted(JSON.stringify(rows), at);
  await tx.$executeRaw(env.SMTP_URL ? withJobs(queued) : queued);
}

/** Of a nameless organization there are no settings: its mails are wanted. */
const insertWanted = (rows: string, at: Date): Sql => sql`
  INSERT INTO mail (id, name, data, organization_id, recipient, created_at)
  SELECT wish.id, wish.name, wish.data, wish.organization_id, wish.recipient, ${at}::timestamptz
  FROM jsonb_to_recordset(${rows}::jsonb)
    AS wish(id uuid, name text, switch text, recipient text, organization_id uuid, data jsonb)
  LEFT JOIN organization o ON o.id = wish.organization_id
  WHERE wish.switch IS NULL
    OR coalesce((o.settings -> 'customer_email_settings' ->> wish.switch)::boolean, true)
  RETURNING id`;

const withJobs = (queued: Sql): Sql => sql`
  WITH queued AS (${queued})
  SELECT count(*) FROM graphile_worker.add_jobs(ARRAY(
    SELECT ROW(${delivery.name}, json_build_object('mail_id', id), NULL, NULL, ${delivery.attempts}::int, NULL, NULL, NULL)
      ::graphile_worker.job_spec
    FROM queued))`;
