import { type AttachedCustomField, type CustomField, LONGEST } from "./schema";

export type Answer = string | number | boolean;
export type Given = { readonly [slug: string]: unknown };
export type Problem = { slug: string; message: string; type: string };

type Read = { value: Answer } | { problem: string };

const readers: { [T in CustomField["type"]]: (field: CustomField & { type: T }, text: string) => Read } = {
  text: ({ properties: { min_length: least = 0, max_length: most = LONGEST } }, text) => {
    if (text.length < least) return { problem: `At least ${least} characters.` };
    return text.length > most ? { problem: `At most ${most} characters.` } : { value: text };
  },
  number: ({ properties: { ge = Number.MIN_SAFE_INTEGER, le = Number.MAX_SAFE_INTEGER } }, text) => {
    if (!/^[+-]?\d{1,16}$/.test(text)) return { problem: "A whole number." };
    const value = Number(text);
    if (value < ge) return { problem: `At least ${ge}.` };
    return value > le ? { problem: `At most ${le}.` } : { value: value === 0 ? 0 : value };
  },
  date: ({ properties: { ge, le } }, text) => {
    const day = dayIn(text);
    if (!day) return { problem: "A date, as 2026-03-01." };
    if (ge !== undefined && day < dayOf(ge)) return { problem: `Not before ${dayOf(ge)}.` };
    return le !== undefined && day > dayOf(le) ? { problem: `Not after ${dayOf(le)}.` } : { value: day };
  },
  checkbox: (_, text) => {
    if (text === "true" || text === "on") return { value: true };
    return text === "false" ? { value: false } : { problem: "Yes or no." };
  },
  select: ({ properties: { options } }, text) =>
    options.some(({ value }) => value === text) ? { value: text } : { problem: "Choose one of the options." },
};

/** The day (UTC) of an instant in Unix seconds, as 2026-03-01. */
export const dayOf = (seconds: number): string => new Date(seconds * 1_000).toISOString().slice(0, 10);

/** The day that a text names, alone or with a time behind it; null for one that no calendar has. */
function dayIn(text: string): string | null {
  const day = /^(\d{4}-\d\d-\d\d)(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d)?)?$/.exec(text)?.[1];
  if (!day) return null;
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? day : null;
}

/**
 * Reads what was given to one field: as its type, or as the text of it, as forms and addresses send it.
 * @returns null for no answer.
 */
export function readAnswer(field: CustomField, given: unknown): Read | null {
  if (given === undefined || given === null) return null;
  if (typeof given !== "string" && typeof given !== "number" && typeof given !== "boolean")
    return { problem: "A text, a number, or yes or no." };
  const text = String(given).trim();
  if (text === "") return null;
  if (text.includes("\0")) return { problem: "This character cannot be kept." };
  // The table is by type; TypeScript does not follow that the reader is the field's own.
  return (readers[field.type] as (field: CustomField, text: string) => Read)(field, text);
}

/**
 * The answers to the fields of a product, in their order, and what is wrong with what was given. Whoever asks for `all` of them
 * hears of required ones without an answer (a box that must be ticked), and has `false` for a box that nobody ticked.
 */
export function readAnswers(
  attached: readonly AttachedCustomField[],
  given: Given,
  { all = false } = {},
): { answers: Record<string, Answer>; problems: Problem[] } {
  const answers: Record<string, Answer> = {};
  const problems: Problem[] = [];
  for (const { custom_field: field, required } of attached) {
    const { slug } = field;
    const read =
      readAnswer(field, Object.hasOwn(given, slug) ? given[slug] : undefined) ?? unsaid(field, all);
    if (read && "problem" in read) problems.push({ slug, message: read.problem, type: "value_error" });
    else if (read) answers[slug] = read.value;
    if (all && required && isMissing(read))
      problems.push({ slug, message: "This field is required.", type: "missing" });
  }
  return { answers, problems };
}

/** A box that nobody ticked says no, where a word is needed. */
const unsaid = ({ type }: CustomField, all: boolean): Read | null =>
  all && type === "checkbox" ? { value: false } : null;

const isMissing = (read: Read | null) => read === null || ("value" in read && read.value === false);

/** What was given to none of the fields. */
export const unasked = (attached: readonly AttachedCustomField[], given: Given): string[] =>
  Object.keys(given).filter((slug) => !attached.some(({ custom_field }) => custom_field.slug === slug));
