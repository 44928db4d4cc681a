import "server-only";
import { z } from "zod";
import { sql } from "@/server/db/sql";
import { defineJob } from "@/server/jobs/job";
import type { MailDefinition, MailSender } from "./define-mail";
import { delivery } from "./queue-mails";
import { renderMail } from "./render-mail";
import { florin, senderColumn } from "./sender";
import { deliver } from "./transport";

type Waiting = { name: string; data: unknown; recipient: string; sender: MailSender | null };

/**
 * Draws one mail of the outbox and hands it to the server of SMTP_URL. A mail that was sent is left alone; where that was not
 * noted any more, the repetition carries the same Message-ID. What the mail was drawn from is forgotten once it is sent.
 */
export const deliverMail = (mails: readonly MailDefinition[]) =>
  defineJob({
    name: delivery.name,
    input: z.object({ mail_id: z.uuid() }),
    attempts: delivery.attempts,
    run: async ({ read }, { mail_id }) => {
      const [row] = await read<Waiting>(sql`
        SELECT m.name, m.data, m.recipient, ${senderColumn}
        FROM mail m LEFT JOIN organization o ON o.id = m.organization_id
        WHERE m.id = ${mail_id}::uuid AND m.sent_at IS NULL`);
      if (!row) return;
      const mail = mails.find(({ name }) => name === row.name);
      if (!mail) throw new Error(`no mail is called ${row.name} in this version`);
      const sender = row.sender ?? florin;
      await deliver({ to: row.recipient, sender, ...(await renderMail(mail, row.data, sender)) }, mail_id);
      await read(sql`UPDATE mail SET sent_at = now(), data = '{}' WHERE id = ${mail_id}::uuid`);
    },
  });
