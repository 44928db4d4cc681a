import "server-only";
import { createHash } from "node:crypto";
import { createTransport, type Transporter } from "nodemailer";
import { env } from "@/server/env";
import type { MailSender } from "./define-mail";
import type { RenderedMail } from "./render-mail";
import { florin } from "./sender";

const shared = globalThis as { florinMail?: { url: string; transport: Transporter } };

function transportTo(url: string): Transporter {
  if (shared.florinMail?.url !== url) {
    shared.florinMail?.transport.close();
    const options = { url, pool: true, maxConnections: 2, connectionTimeout: 10_000, socketTimeout: 30_000 };
    shared.florinMail = { url, transport: createTransport(options) };
  }
  return shared.florinMail.transport;
}

/** An organization's mail bears its name, from the installation's address. */
function fromOf(sender: MailSender) {
  if (sender === florin) return env.MAIL_FROM;
  const address = /<([^<>]+)>\s*$/.exec(env.MAIL_FROM)?.[1] ?? env.MAIL_FROM;
  return { name: sender.name, address };
}

/** Gives a mail to the mail server. `reference` becomes its Message-ID, by which a second copy can be told. */
export async function deliver(
  { to, sender, subject, html, text }: RenderedMail & { to: string; sender: MailSender },
  reference: string,
): Promise<void> {
  if (!env.SMTP_URL) throw new Error("Settings: SMTP_URL is not set any more, but mail waits for it.");
  const name = createHash("sha256").update(reference).digest("hex").slice(0, 32);
  const messageId = `<${name}@${new URL(env.FLORIN_URL).hostname}>`;
  const replyTo = sender.email ? { name: sender.name, address: sender.email } : undefined;
  await transportTo(env.SMTP_URL).sendMail({
    from: fromOf(sender),
    replyTo,
    to,
    subject,
    html,
    text,
    messageId,
  });
}
