import type { Counter, Counts, Span } from "./span-rules";

/** What the numbers of a metric are: a count, minor units of the currency, or a share of 1. */
export type MetricType = "scalar" | "currency" | "percentage";

/** `of` a span answers null where there is nothing to divide by. */
export type Definition = { name: string; type: MetricType; about: string; of: (span: Span) => number | null };

/** Null without a whole. */
export const quotient = (part: number, whole: number | null): number | null => (whole ? part / whole : null);
const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value));
/** A share from 0 to 1; null without a whole. */
export const share = (part: number, whole: number): number | null =>
  whole > 0 ? Math.min(1, Math.max(0, part / whole)) : null;

/** Revenue less what was given back. */
export const net = ({ revenue, refunded }: Counts): number => revenue - refunded;
/** Of what paid at some time in the span, the share that stopped. */
export const churn = ({ within, before }: Span): number | null =>
  share(within.all.stopped, before.paying + within.all.begun);

/** A metric that counts. */
export const scalar = (name: string, about: string, of: Definition["of"]): Definition => ({
  name,
  type: "scalar",
  about,
  of,
});
/** A metric of minor units, rounded. */
export const money = (name: string, about: string, of: Definition["of"]): Definition => ({
  name,
  type: "currency",
  about,
  of: (span) => rounded(of(span)),
});
/** A metric that is a share. */
export const rate = (name: string, about: string, of: Definition["of"]): Definition => ({
  name,
  type: "percentage",
  about,
  of,
});

/** How things stand at the end. */
export const at = (counter: Counter) => (span: Span) => span.after[counter];
/** Of what came in the span, of one kind. */
export const sold = (kind: string, of: (counts: Counts) => number) => (span: Span) =>
  of(span.within.kind(kind));
