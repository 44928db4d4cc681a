import "server-only";
import type { z } from "zod";
import { defineError, RequestValidationError, type ValidationIssue } from "@/lib/errors";

export const PayloadTooLarge = defineError("PayloadTooLarge", {
  status: 413,
  detail: "The body is larger than 1 MiB.",
});

const MAX_BODY_BYTES = 1_048_576;

type Schemas = {
  params?: z.ZodType | undefined;
  query?: z.ZodType | undefined;
  body?: z.ZodType | undefined;
};
type Place = "path" | "query" | "body";

/** Parses what the caller sent. Only here does a zod failure mean a wrong request; anywhere else it is our bug. */
export async function readInput(
  request: Request,
  url: URL,
  params: Record<string, string>,
  schemas: Schemas,
) {
  const rawBody = schemas.body ? await readBody(request) : "";
  return {
    rawBody,
    params: parse("path", schemas.params, params),
    query: parse("query", schemas.query, queryOf(url.searchParams)),
    body: schemas.body && parse("body", schemas.body, jsonOf(rawBody)),
  };
}

function parse(place: Place, schema: z.ZodType | undefined, value: unknown): unknown {
  if (!schema) return undefined;
  refuseUnstorable(place, value);
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new RequestValidationError(parsed.error.issues.flatMap((issue) => issuesOnWire(issue, [place])));
}

/** One zod issue in the words of the wire; of a union, what is wrong with the alternative that came closest. */
function issuesOnWire(issue: z.core.$ZodIssue, prefix: (string | number)[]): ValidationIssue[] {
  const loc = [...prefix, ...issue.path.map((part) => (typeof part === "symbol" ? String(part) : part))];
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({
      loc: [...loc, key],
      msg: "This field is not known here.",
      type: "extra_forbidden",
    }));
  if (issue.code === "invalid_union" && issue.errors.length > 0) {
    const closest = [...issue.errors].sort((a, b) => depthOf(b) - depthOf(a))[0];
    if (closest && closest.length > 0) return closest.flatMap((inner) => issuesOnWire(inner, loc));
  }
  const missing = issue.code === "invalid_type" && /received undefined/.test(issue.message);
  return [
    { loc, msg: missing ? "This field is required." : issue.message, type: missing ? "missing" : issue.code },
  ];
}

const depthOf = (issues: z.core.$ZodIssue[]) => Math.max(0, ...issues.map((issue) => issue.path.length));

/** What no text in the database can hold: NUL, and half of a surrogate pair. */
const unstorable = /\0|\p{Surrogate}/u;

function refuseUnstorable(place: Place, value: unknown): void {
  const loc = findUnstorable(value, [place]);
  if (loc)
    throw new RequestValidationError([
      { loc, msg: "NUL and broken Unicode are not allowed.", type: "string_unicode" },
    ]);
}

/** Deeper than anything that we take, and far from where a function that calls itself ends the process' stack. */
const MAX_DEPTH = 32;

function findUnstorable(value: unknown, loc: (string | number)[]): (string | number)[] | null {
  if (typeof value === "string") return unstorable.test(value) ? loc : null;
  if (typeof value !== "object" || value === null) return null;
  if (loc.length > MAX_DEPTH)
    throw new RequestValidationError([
      { loc, msg: `Nested deeper than ${MAX_DEPTH} levels.`, type: "too_deep" },
    ]);
  const place = (key: string) => [...loc, Array.isArray(value) ? Number(key) : key];
  return Object.entries(value)
    .map(([key, inner]) => (unstorable.test(key) ? loc : findUnstorable(inner, place(key))))
    .reduce((first, found) => first ?? found, null);
}

/** @throws PayloadTooLarge as soon as more than 1 MiB has come. */
export async function readBody(request: Request): Promise<string> {
  if (Number(request.headers.get("content-length")) > MAX_BODY_BYTES) throw new PayloadTooLarge();
  if (!request.body) return "";
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > MAX_BODY_BYTES) throw new PayloadTooLarge();
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** No body at all is an empty object: its schema then says which fields are missing. */
function jsonOf(text: string): unknown {
  if (text.trim() === "") return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new RequestValidationError([{ loc: ["body"], msg: "The body is not JSON.", type: "json_invalid" }]);
  }
}

/** `a=1&a=2` → `{ a: ["1", "2"] }`; `metadata[plan]=pro` → `{ metadata: { plan: ["pro"] } }`. */
function queryOf(search: URLSearchParams): Record<string, unknown> {
  const query: Record<string, unknown> = {};
  for (const name of new Set(search.keys())) {
    const values = search.getAll(name);
    const nested = /^(\w+)\[([^\]]+)\]$/.exec(name);
    if (nested?.[1] && nested[2]) {
      query[nested[1]] = { ...(query[nested[1]] as object | undefined), [nested[2]]: values };
    } else query[name] = values.length === 1 ? values[0] : values;
  }
  return query;
}
