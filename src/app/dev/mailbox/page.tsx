import { Mail } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Logo } from "@/components/layout/logo";
import { PublicLayout } from "@/components/layout/public-layout";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { firstOf, type WithQuery } from "@/lib/next-path";
import { mails as templates } from "@/modules/mails";
import { world } from "@/server/context";
import { isMailboxOpen, listMailbox, type MailboxEntry, readMailbox } from "@/server/mail/mailbox";
import type { RenderedMail } from "@/server/mail/render-mail";
import { MailFrame } from "./mail-frame";

export const metadata: Metadata = { title: "Mailbox", robots: { index: false } };

/** What was sent while no mail server is set: the newest first, the chosen one beside it. */
export default async function MailboxPage({ searchParams }: WithQuery) {
  if (!isMailboxOpen()) notFound();
  const mails = await listMailbox(world(), templates);
  const id = firstOf((await searchParams).id);
  const entry = mails.find((mail) => mail.id === id) ?? mails[0];
  const [chosen] = entry ? await readMailbox(world(), templates, { id: entry.id }) : [];
  return (
    <PublicLayout brand={<Logo />}>
      <h1 className="font-semibold text-2xl tracking-tight">Mailbox</h1>
      <p className="mt-1 mb-6 text-muted-foreground">
        No mail server is set (<code>SMTP_URL</code>), so whatever would be sent is kept here, for a week.{" "}
        <Link href="/dev/mailbox/templates" className="text-primary-text underline">
          See every kind of mail
        </Link>
      </p>
      {chosen ? (
        <div className="grid gap-6 md:grid-cols-[18rem_1fr]">
          <MailList mails={mails} chosen={chosen} />
          <Reading mail={chosen} />
        </div>
      ) : (
        <EmptyState icon={<Mail />} title="Nothing was sent yet" />
      )}
    </PublicLayout>
  );
}

const at = (mail: MailboxEntry) => `${mail.created_at.slice(0, 10)} ${mail.created_at.slice(11, 16)} UTC`;

function MailList({ mails, chosen }: { mails: MailboxEntry[]; chosen: MailboxEntry }) {
  return (
    <nav aria-label="Mails">
      <ul className="grid max-h-80 content-start gap-1 overflow-y-auto md:max-h-none">
        {mails.map((mail) => (
          <li key={mail.id}>
            <Link
              href={{ pathname: "/dev/mailbox", query: { id: mail.id } }}
              aria-current={mail.id === chosen.id ? "page" : undefined}
              className={cn(
                "grid gap-0.5 rounded-md px-3 py-2 text-sm hover:bg-accent",
                mail.id === chosen.id && "bg-accent-strong",
              )}
            >
              <span className="truncate font-medium">{mail.subject}</span>
              <span className="truncate text-muted-foreground text-xs">{mail.to}</span>
              <time dateTime={mail.created_at} className="text-muted-foreground text-xs">
                {at(mail)}
              </time>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Reading({ mail }: { mail: MailboxEntry & RenderedMail }) {
  return (
    <article className="grid min-w-0 content-start gap-4">
      <header className="grid gap-1">
        <h2 className="font-semibold text-lg">{mail.subject}</h2>
        <p className="text-muted-foreground text-sm">
          To {mail.to}, <time dateTime={mail.created_at}>{at(mail)}</time>
        </p>
      </header>
      <MailFrame title="The mail as HTML" html={mail.html} className="h-[40rem]" />
      <details>
        <summary className="text-sm">The mail as plain text</summary>
        <p className="mt-2 whitespace-pre-wrap rounded-lg border p-4 text-sm [overflow-wrap:anywhere]">
          {mail.text}
        </p>
      </details>
    </article>
  );
}
