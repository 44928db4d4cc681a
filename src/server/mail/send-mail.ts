import "server-only";
import { z } from "zod";
import { newId } from "@/lib/id";
import type { Tx } from "@/server/db/client";
import { sql } from "@/server/db/sql";
import { env } from "@/server/env";
import { defineJob } from "@/server/jobs/job";
import { deliver } from "./transport";

/** One mail to one person, ready to go. */
export const Mail = z.object({
  to: z.email(),
  /** A line break in a subject would begin another header. */
  subject: z.string().transform((text) => text.replace(/\s+/g, " ").trim()),
  html: z.string(),
  text: z.string(),
});
export type Mail = z.input<typeof Mail>;

/** Hands one mail to the server of SMTP_URL. A repetition carries the same Message-ID. */
export const deliverMail = defineJob({
  name: "mail.deliver-mail",
  input: Mail,
  attempts: 10,
  run: ({ jobId }, mail) => deliver(mail, jobId),
});

/**
 * Sends a mail if and only if the transaction commits: by a job to SMTP_URL, or, where that is not set,
 * straight into the local mailbox.
 */
export async function sendMail(tx: Tx, mail: Mail): Promise<void> {
  if (env.SMTP_URL) return deliverMail.enqueue(tx, mail);
  const { to, ...content } = Mail.parse(mail);
  await tx.$executeRaw(sql`
    INSERT INTO mail (id, recipient, subject, html, text)
    VALUES (${newId()}::uuid, ${to}, ${content.subject}, ${content.html}, ${content.text})`);
}
