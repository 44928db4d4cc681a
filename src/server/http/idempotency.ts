import "server-only";
import { createHash } from "node:crypto";
import { RequestValidationError } from "@/lib/errors";
import type { Subject } from "@/server/auth/access";
import type { World } from "@/server/context";
import { sql } from "@/server/db/sql";
import { open, seal } from "@/server/seal";
import type { Call } from "./call";
import { headersOf } from "./headers";
import { IdempotencyInProgress, IdempotencyMismatch } from "./idempotency-errors";

type Stored = {
  taken: boolean;
  request_hash: string;
  created_at: Date;
  response_status: number | null;
  response_headers: Record<string, string> | null;
  response_body: string | null;
};

/** An id that stays the same when a request is repeated under its key after a crash. */
export type OperationId = string;

/**
 * Runs `respond` at most once per key: the first answer is stored and replayed byte for byte for 24 h.
 * A request that died without an answer is taken over by its repetition after a minute, with the same operation id.
 * A refusal is kept too: a payment that was declined is not tried once more. What is thrown is not, nor a 5xx: they invite to try again.
 * An answer that shows a secret is kept encrypted.
 */
export async function idempotently(
  world: World,
  call: Call,
  { subject, rawBody, isSecret }: { subject: Subject; rawBody: string; isSecret: boolean },
  respond: (operation: OperationId | null) => Promise<Response>,
): Promise<Response> {
  const key = idempotencyKeyOf(call);
  if (key === null) return respond(null);
  const owner = ownerOf(subject, call);
  const hash = requestHash(call, rawBody);
  const entry = await claim(world, owner, key, hash);
  if (entry.request_hash !== hash) throw new IdempotencyMismatch();
  if (!entry.taken) {
    if (entry.response_status === null) throw new IdempotencyInProgress();
    return replay({ ...entry, response_body: unseal(entry.response_body, owner) }, call);
  }
  try {
    const response = await respond(operationId(owner, key, entry.created_at));
    return await store(world, owner, key, response, isSecret);
  } catch (error) {
    await release(world, owner, key);
    throw error;
  }
}

/** The key that a writing request came with, or null. @throws RequestValidationError */
export function idempotencyKeyOf(call: Call): string | null {
  const key = call.request.headers.get("idempotency-key");
  if (key === null || call.request.method === "GET") return null;
  if (/^[\x20-\x7e]{1,255}$/.test(key)) return key;
  throw new RequestValidationError([
    {
      loc: ["header", "idempotency-key"],
      msg: "1 to 255 printable ASCII characters.",
      type: "string_pattern",
    },
  ]);
}

/** What has to be the same when a request comes again under its key; with it, the organization that a user said they act for. */
export const requestHash = ({ request, url }: Call, rawBody: string): string =>
  sha256(
    `${request.method} ${url.pathname}${url.search}\n${request.headers.get("x-florin-organization") ?? ""}\n${rawBody}`,
  ).toString("hex");

async function claim({ read }: World, subject: string, key: string, hash: string): Promise<Stored> {
  const [taken] = await read<Stored>(sql`
    INSERT INTO idempotency_key (subject, key, request_hash, locked_until)
    VALUES (${subject}, ${key}, ${hash}, now() + interval '1 minute')
    ON CONFLICT (subject, key) DO UPDATE SET locked_until = excluded.locked_until
      WHERE idempotency_key.request_hash = excluded.request_hash
        AND idempotency_key.response_status IS NULL AND idempotency_key.locked_until < now()
    RETURNING true AS taken, request_hash, created_at, NULL::int AS response_status,
      NULL::jsonb AS response_headers, NULL::text AS response_body`);
  if (taken) return taken;
  const [stored] = await read<Stored>(sql`
    SELECT false AS taken, request_hash, created_at, response_status, response_headers, response_body
    FROM idempotency_key WHERE subject = ${subject} AND key = ${key}`);
  // Released between the two queries: the first holder failed, and this one may come again.
  if (!stored) throw new IdempotencyInProgress();
  return stored;
}

async function store(
  { read }: World,
  subject: string,
  key: string,
  response: Response,
  isSecret: boolean,
): Promise<Response> {
  if (response.status >= 500) {
    await release({ read }, subject, key);
    return response;
  }
  const body = await response.text();
  const kept = isSecret ? SEALED + seal(body, subject) : body;
  const type = response.headers.get("content-type");
  const headers = type ? { "Content-Type": type } : {};
  await read(sql`
    UPDATE idempotency_key SET response_status = ${response.status}::int,
      response_headers = ${JSON.stringify(headers)}::jsonb, response_body = ${kept}
    WHERE subject = ${subject} AND key = ${key}`);
  return new Response(response.status === 204 ? null : body, {
    status: response.status,
    headers: response.headers,
  });
}

/** No answer of ours begins like this: they are JSON or empty. */
const SEALED = "sealed:";

const unseal = (body: string | null, subject: string) =>
  body?.startsWith(SEALED) ? open(body.slice(SEALED.length), subject) : body;

const release = ({ read }: Pick<World, "read">, subject: string, key: string) =>
  read(
    sql`DELETE FROM idempotency_key WHERE subject = ${subject} AND key = ${key} AND response_status IS NULL`,
  );

function replay(entry: Stored, call: Call): Response {
  const headers = { ...headersOf(call), ...entry.response_headers, "Idempotency-Replayed": "true" };
  const status = entry.response_status ?? 200;
  return new Response(status === 204 ? null : entry.response_body, { status, headers });
}

/** Anonymous callers share keys only on a path, and such a path holds a secret. */
export function ownerOf(subject: Subject, call: Call): string {
  if (subject.type === "organization") return `organization:${subject.organizationId}`;
  if (subject.type === "user") return `user:${subject.userId}`;
  if (subject.type === "customer") return `customer:${subject.customerId}`;
  return `path:${sha256(call.url.pathname).toString("hex")}`;
}

const sha256 = (text: string) => createHash("sha256").update(text).digest();

/** A UUIDv7 out of the key and the time at which it was first seen. */
export function operationId(owner: string, key: string, firstSeen: Date): OperationId {
  const bytes = sha256(`${owner}\n${key}`).subarray(0, 16);
  bytes.writeUIntBE(firstSeen.getTime(), 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
