import "server-only";
import type { z } from "zod";

/** In whose name a mail comes: an organization, or the installation itself. */
export type MailSender = {
  name: string;
  logoUrl: string | null;
  /** `#rrggbb`, as the organization chose it. */
  colour: string | null;
  /** Where answers go. */
  email: string | null;
  website: string | null;
};

/** What a template draws from. */
export type MailProps<S extends z.ZodType> = { data: z.output<S>; sender: MailSender };

type MailLink = { label: string; url: string };
/** Amounts as they are printed. */
export type MailLine = { label: string; amount: string };

/** Lines, and below them what they come to. */
export type MailTable = { lines: readonly MailLine[]; sums: readonly MailLine[]; notes: readonly string[] };

/** What a mail says, in the order in which it is drawn: a few sentences, perhaps a table, at most one thing to do. */
export type Letter = {
  title: string;
  paragraphs: readonly string[];
  table?: MailTable | null;
  action?: MailLink | null;
  /** Other addresses, small. */
  links?: readonly MailLink[];
  /** In small type: how long a link holds, what to do when in doubt. */
  notes?: readonly string[];
};

/**
 * One kind of mail: what it says, of which data. Methods, so that mails of different data make one list; who renders one parses
 * its data with its own `input` first.
 */
export type MailDefinition<S extends z.ZodType = z.ZodType> = {
  /** `noun.what-it-tells`. Stands in the outbox: a mail that waits is found by it. */
  name: string;
  /** When it is sent, for the gallery. */
  about: string;
  /** The key of the organization's `customer_email_settings` that turns it off; null: nobody turns it off. */
  switch: string | null;
  /** JSON: amounts in minor units, instants as ISO 8601. */
  input: S;
  subject(props: MailProps<S>): string;
  /** The line that mail programs show beside the subject; it does not repeat it. */
  preview(props: MailProps<S>): string;
  /** Why this mail came, at its foot. */
  why(props: MailProps<S>): string;
  letter(props: MailProps<S>): Letter;
  sample: z.input<S>;
};

/** Declares a mail, once. It stands in the list of all, `modules/mails.ts`, too. */
export const defineMail = <S extends z.ZodType>(mail: MailDefinition<S>): MailDefinition<S> => mail;
