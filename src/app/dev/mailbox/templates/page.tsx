import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { z } from "zod";
import { Logo } from "@/components/layout/logo";
import { PublicLayout } from "@/components/layout/public-layout";
import { cn } from "@/components/ui/cn";
import { firstOf, type WithQuery } from "@/lib/next-path";
import { mails } from "@/modules/mails";
import { world } from "@/server/context";
import type { MailDefinition, MailSender } from "@/server/mail/define-mail";
import { isMailboxOpen } from "@/server/mail/mailbox";
import { renderMail } from "@/server/mail/render-mail";
import { findSender, florin } from "@/server/mail/sender";
import { MailFrame } from "../mail-frame";

export const metadata: Metadata = { title: "Mails", robots: { index: false } };

const acme: MailSender = {
  name: "Acme",
  logoUrl: null,
  colour: "#635bff",
  email: "help@acme.example",
  website: "https://acme.example",
};

type View = { name: string; width: "wide" | "phone"; organization: string | null };

const hrefOf = ({ name, width, organization }: View) => ({
  pathname: "/dev/mailbox/templates",
  query: { name, width, ...(organization && { organization }) },
});

/** Every kind of mail with its sample, light and dark: as an organization sends it, or a made-up one. */
export default async function TemplatesPage({ searchParams }: WithQuery) {
  if (!isMailboxOpen()) notFound();
  const query = await searchParams;
  const mail = mails.find(({ name }) => name === firstOf(query.name)) ?? mails[0];
  if (!mail) notFound();
  const organization = z.uuid().safeParse(firstOf(query.organization)).data ?? null;
  const sender = (organization && (await findSender(world(), organization))) || acme;
  const width = firstOf(query.width) === "phone" ? "phone" : "wide";
  const view: View = { name: mail.name, width, organization };
  return (
    <PublicLayout brand={<Logo />}>
      <h1 className="font-semibold text-2xl tracking-tight">Mails</h1>
      <p className="mt-1 mb-6 text-muted-foreground">
        Every kind of mail, drawn from a sample.{" "}
        <Link href="/dev/mailbox" className="text-primary-text underline">
          Back to the mailbox
        </Link>
      </p>
      <div className="grid gap-6 md:grid-cols-[16rem_minmax(0,1fr)]">
        <Templates view={view} />
        <Template mail={mail} sender={mail.switch ? sender : florin} view={view} />
      </div>
    </PublicLayout>
  );
}

function Templates({ view }: { view: View }) {
  return (
    <nav aria-label="Kinds of mail">
      <ul className="grid max-h-80 content-start gap-1 overflow-y-auto md:max-h-none">
        {mails.map(({ name, about }) => (
          <li key={name}>
            <Link
              href={hrefOf({ ...view, name })}
              aria-current={name === view.name ? "page" : undefined}
              className={cn(
                "grid gap-0.5 rounded-md px-3 py-2 text-sm hover:bg-accent",
                name === view.name && "bg-accent-strong",
              )}
            >
              <span className="font-medium">{name}</span>
              <span className="text-muted-foreground text-xs">{about}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

async function Template({ mail, sender, view }: { mail: MailDefinition; sender: MailSender; view: View }) {
  const { subject, html, text } = await renderMail(mail, mail.sample, sender);
  const isPhone = view.width === "phone";
  const frame = cn("h-[44rem]", isPhone && "max-w-[360px]");
  const preview = mail.preview({ data: mail.input.parse(mail.sample), sender });
  return (
    <article className="grid min-w-0 content-start gap-4">
      <header className="grid gap-1">
        <h2 className="font-semibold text-lg">{subject}</h2>
        <p className="text-muted-foreground text-sm">{preview}</p>
      </header>
      <nav aria-label="Width" className="flex gap-3 text-sm">
        {(["wide", "phone"] as const).map((width) => (
          <Link
            key={width}
            href={hrefOf({ ...view, width })}
            aria-current={width === view.width ? "page" : undefined}
            className={cn(
              "rounded-md px-3 py-1.5 hover:bg-accent",
              width === view.width && "bg-accent-strong",
            )}
          >
            {width === "phone" ? "Phone" : "Wide"}
          </Link>
        ))}
      </nav>
      <div className={cn("grid gap-4", isPhone && "xl:grid-cols-2")}>
        <MailFrame title="The mail, light" html={html} scheme="light" className={frame} />
        <MailFrame title="The mail, dark" html={html} scheme="dark" className={frame} />
      </div>
      <details>
        <summary className="text-sm">The mail as plain text</summary>
        <p className="mt-2 whitespace-pre-wrap rounded-lg border p-4 text-sm [overflow-wrap:anywhere]">
          {text}
        </p>
      </details>
    </article>
  );
}
