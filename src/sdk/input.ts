import { TransactionError } from "./errors.ts";

const MOST = Number.MAX_SAFE_INTEGER;

/** Refuses what is no whole number of credits from `least` to 2^53 - 1, before Redis is asked. */
export function credits(amount: number, least = 1, name = "amount"): string {
  if (!Number.isSafeInteger(amount) || amount < least || amount > MOST)
    throw new TransactionError(
      "invalid_amount",
      `${name} must be a whole number of at least ${least}, below 2^53.`,
    );
  return String(amount);
}

/** Ids of grants and holds become parts of names in Redis. */
export function identifier(id: string, name: string): string {
  if (!/^[A-Za-z0-9][\w.:-]{0,99}$/.test(id))
    throw new TransactionError(
      "invalid_request",
      `${name} must be 1 to 100 letters, digits, dots, colons, dashes or underscores, and begin with a letter or digit.`,
    );
  return id;
}

/** A user id or an idempotency key: any text of 1 to 300 characters without control characters. */
export function text(value: string, name: string): string {
  const isText = typeof value === "string" && value.length > 0 && value.length <= 300;
  if (!isText || [...value].some((letter) => letter < " "))
    throw new TransactionError("invalid_request", `${name} must be text of 1 to 300 characters.`);
  return value;
}

/** The end of the year 9999: what is later no database reads. */
const LAST_INSTANT = 253_402_300_799_999;

/** An instant or a span in whole milliseconds, from `least` on. */
export function milliseconds(value: number, name: string, least = 0): number {
  if (!Number.isSafeInteger(value) || value < least || value > LAST_INSTANT)
    throw new TransactionError(
      "invalid_request",
      `${name} must be whole milliseconds, at least ${least} and before the year 10000.`,
    );
  return value;
}

const MOST_DETAILS = 16_384;

/** As JSON.stringify writes NUL and half of a pair of surrogates: Postgres, where the log is archived, has no place for either. */
const NO_TEXT = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/;

/** Members of a transaction as JSON, each after a comma; what is absent is left out. */
export function detailsOf(members: Record<string, unknown>): string {
  const json = jsonOf(members).slice(1, -1);
  if (json.length > MOST_DETAILS)
    throw new TransactionError("invalid_request", "Description and metadata come to over 16 kB.");
  if (NO_TEXT.test(json))
    throw new TransactionError(
      "invalid_request",
      "Description and metadata must not hold NUL or broken Unicode.",
    );
  return json ? `,${json}` : "";
}

function jsonOf(members: Record<string, unknown>): string {
  try {
    return JSON.stringify(members);
  } catch (error) {
    throw new TransactionError("invalid_request", "The metadata cannot be written as JSON.", {
      cause: error,
    });
  }
}
