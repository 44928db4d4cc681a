import "server-only";
import { z } from "zod";
import { env } from "@/server/env";
import { defineMail, type MailDefinition } from "@/server/mail/define-mail";
import { kinds } from "./kinds";
import type { Kind } from "./kinds/kind";

/** What every mail to a member knows beside what it tells. */
type Envelope = { organization: string; slug: string; object_id: string | null; news: unknown };

const pageOf = (slug: string, path: string) =>
  `${env.FLORIN_URL}/dashboard/${encodeURIComponent(slug)}/${path}`;

/** The mail of a kind: Florin sends it, for the organization's name is what somebody typed. */
const mailOf = (kind: Kind): MailDefinition =>
  defineMail({
    name: mailNameOf(kind),
    about: kind.about,
    switch: null,
    input: z.object({
      organization: z.string(),
      slug: z.string(),
      object_id: z.string().nullable(),
      news: kind.data,
    }),
    subject: ({ data }) => `${kind.title(data.news)} (${data.organization})`,
    preview: ({ data }) => kind.text(data.news),
    why: ({ data }) => `You get this mail as a member of ${data.organization}.`,
    letter: ({ data }) => ({
      title: kind.title(data.news),
      paragraphs: [`${data.organization}: ${kind.text(data.news)}`, ...(kind.advice?.(data.news) ?? [])],
      action: { label: "Open the dashboard", url: pageOf(data.slug, kind.path(data.object_id)) },
      links: [{ label: "Choose what you are told of", url: pageOf(data.slug, "settings/notifications") }],
    }),
    sample: {
      organization: "Acme",
      slug: "acme",
      object_id: "01980f4e-6d2c-7a31-9c1b-2f4d5e6a7b80",
      news: kind.sample,
    } satisfies Envelope,
  });

const mailNameOf = ({ name }: Kind) => `notification.${name.replaceAll("_", "-")}`;

/** One mail for each kind, under its name. */
export const mailOfKind = new Map(kinds.map((kind) => [kind.name, mailOf(kind)] as const));

export const notificationMails: readonly MailDefinition[] = [...mailOfKind.values()];
