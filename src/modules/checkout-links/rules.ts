import { z } from "zod";
import type { Metadata } from "@/lib/metadata";
import { Email, Origin } from "@/modules/checkouts/schema";

/** What stands behind the `?` of an address, as a page reads it. */
export type Search = { readonly [name: string]: string | string[] | undefined };

/** Of a text in an address: Postgres stores no NUL. */
const text = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((given) => !given.includes("\0"));

const prefills = {
  customer_email: z.string().trim().pipe(Email),
  customer_name: text(256),
  discount_code: text(256),
  amount: z
    .string()
    .regex(/^\d{1,12}$/)
    .transform(Number),
};

const ANSWER = "custom_field_data.";
const MOST_ANSWERS = 50;

export type Prefill = {
  customer_email?: string;
  customer_name?: string;
  discount_code?: string;
  /** Minor units. */
  amount?: number;
  custom_field_data?: Record<string, string>;
};

const single = (given: string | string[] | undefined) => (Array.isArray(given) ? given[0] : given);

/** What an address fills in for the buyer. What does not fit is left away: a link with a mistake in it still sells. */
export function prefillOf(search: Search): Prefill {
  const fields = Object.entries(prefills).flatMap(([name, schema]) => {
    const { success, data } = schema.safeParse(single(search[name]));
    return success ? [[name, data]] : [];
  });
  const answers = Object.keys(search)
    .filter((name) => name.startsWith(ANSWER))
    .slice(0, MOST_ANSWERS)
    .flatMap((name) => {
      const slug = text(100).safeParse(name.slice(ANSWER.length));
      const answer = text(2_000).safeParse(single(search[name]));
      return slug.success && answer.success ? [[slug.data, answer.data]] : [];
    });
  return {
    ...Object.fromEntries(fields),
    ...(answers.length > 0 && { custom_field_data: Object.fromEntries(answers) }),
  };
}

const attributes = [
  "reference_id",
  "utm_source",
  "utm_medium",
  "utm_campaign",
  "utm_content",
  "utm_term",
] as const;

/** Metadata has at most so many keys. */
const MOST_KEYS = 50;

/** The metadata of a link and where the buyer came from, which has the second word and only as much room as is left. */
export function attributed(metadata: Metadata, search: Search): Metadata {
  const own = new Set(Object.keys(metadata));
  const added = attributes.flatMap((name) => {
    const { success, data } = text(500).safeParse(single(search[name])?.slice(0, 500));
    return success && !own.has(name) ? [[name, data] as const] : [];
  });
  return { ...metadata, ...Object.fromEntries(added.slice(0, Math.max(0, MOST_KEYS - own.size))) };
}

/** The site that wants to embed the checkout; null: it is opened as a page. `refused`: what it names is no origin. */
export function embedOriginOf(search: Search): string | null | "refused" {
  const given = single(search.embed_origin);
  if (given === undefined) return null;
  return Origin.safeParse(given).success ? given : "refused";
}

const machines =
  /bot\b|bot[/;]|crawl|spider|slurp|preview|scrape|fetch|facebookexternalhit|facebookcatalog|whatsapp|telegram|embedly|skypeuri|vkshare|mastodon|headless-?render|lighthouse|monitor|uptime|pingdom|curl\/|wget\/|python|go-http|java\/|okhttp|axios|libwww/i;

/** Whether a program asks, to draw a preview or to index, by what it calls itself: it buys nothing. */
export const isMachine = (userAgent: string | null): boolean => !userAgent || machines.test(userAgent);
