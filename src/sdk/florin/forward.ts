import { createHmac } from "node:crypto";
import type { Listed } from "./feed.ts";

const TIMEOUT_MS = 15_000;

/** `status` null: no answer. `isAbsent`: nobody listens at the address, so that it may be tried again. */
export type Outcome = { status: number | null; reason: string | null; isAbsent: boolean; durationMs: number };

/** Posts an event as a webhook of Florin's comes: the same body, the same headers, signed with this secret. Never rejects. */
export async function forward(target: URL, secret: string, event: Listed): Promise<Outcome> {
  const began = performance.now();
  const took = () => Math.round(performance.now() - began);
  try {
    const answer = await fetch(target, {
      method: "POST",
      headers: headersOf(event, secret, new Date()),
      body: event.payload,
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await answer.arrayBuffer().catch(() => undefined);
    return { status: answer.status, reason: null, isAbsent: false, durationMs: took() };
  } catch (error) {
    return { status: null, ...failureOf(error), durationMs: took() };
  }
}

function failureOf(error: unknown): { reason: string; isAbsent: boolean } {
  if (!(error instanceof Error)) return { reason: "no answer", isAbsent: false };
  if (error.name === "TimeoutError")
    return { reason: `no answer within ${TIMEOUT_MS / 1_000} seconds`, isAbsent: false };
  const cause = error.cause instanceof AggregateError ? error.cause.errors[0] : error.cause;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const reason = cause instanceof Error ? cause.message : error.message;
  return { reason, isAbsent: ["ECONNREFUSED", "ENOTFOUND", "EHOSTUNREACH"].includes(code) };
}

/** As webhooks have them: Standard Webhooks with both keys that receivers make of a secret, and the older header. */
export function headersOf({ id, payload }: Listed, secret: string, at: Date): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const keys = [Buffer.from(secret.replace(/^whsec_/, ""), "base64"), Buffer.from(secret, "utf8")];
  const sign = (key: Buffer) =>
    `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${payload}`).digest("base64")}`;
  return {
    "Content-Type": "application/json",
    "User-Agent": "Florin-Webhooks/1",
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": keys.map(sign).join(" "),
    "X-Polar-Signature": createHmac("sha256", secret).update(payload).digest("hex"),
  };
}
