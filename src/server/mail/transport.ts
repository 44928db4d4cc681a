import "server-only";
import { createHash } from "node:crypto";
import { createTransport, type Transporter } from "nodemailer";
import { env } from "@/server/env";

const shared = globalThis as { florinMail?: { url: string; transport: Transporter } };

function transportTo(url: string): Transporter {
  if (shared.florinMail?.url !== url) {
    shared.florinMail?.transport.close();
    const options = { url, pool: true, maxConnections: 2, connectionTimeout: 10_000, socketTimeout: 30_000 };
    shared.florinMail = { url, transport: createTransport(options) };
  }
  return shared.florinMail.transport;
}

type Letter = { to: string; subject: string; html: string; text: string };

/** Gives a mail to the mail server. `reference` becomes its Message-ID, by which a second copy can be told. */
export async function deliver({ to, subject, html, text }: Letter, reference: string): Promise<void> {
  if (!env.SMTP_URL) throw new Error("Settings: SMTP_URL is not set any more, but mail waits for it.");
  const name = createHash("sha256").update(reference).digest("hex").slice(0, 32);
  const messageId = `<${name}@${new URL(env.FLORIN_URL).hostname}>`;
  await transportTo(env.SMTP_URL).sendMail({ from: env.MAIL_FROM, to, subject, html, text, messageId });
}
