import "server-only";
import { createHmac } from "node:crypto";
import { chatMessage } from "./chat-message";
import type { Format } from "./schema";

const MOST_BYTES = 20_000;

export type Told = {
  id: string;
  /** As the endpoint calls it. */
  type: string;
  at: Date;
  objectId: string;
  /** Of two events of one object the later has the greater. */
  sequence: number;
  payload: unknown;
};

/**
 * What is sent, as text. Raw: `{ type, timestamp, sequence, data }`; where that is 20 kB or more, `data` is the object's id alone and
 * `is_thin` says so. To Discord and Slack: a message.
 */
export function bodyOf(told: Told, format: Format): string {
  if (format !== "raw") return JSON.stringify(chatMessage(told, format));
  const { type, at, sequence, payload, objectId } = told;
  const around = { type, timestamp: at.toISOString(), sequence };
  const whole = JSON.stringify({ ...around, data: payload });
  return Buffer.byteLength(whole) < MOST_BYTES
    ? whole
    : JSON.stringify({ ...around, is_thin: true, data: { id: objectId } });
}

/**
 * The headers of one attempt, for each of `secrets`: Standard Webhooks, whose key is the decoded secret; the same with the whole
 * secret as key, as Polar's clients check it; and the older header, of the first secret.
 */
export function headersOf(
  id: string,
  at: Date,
  body: string,
  secrets: readonly [string, ...string[]],
): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const signed = `${id}.${timestamp}.${body}`;
  const signatures = secrets.flatMap((secret) => {
    const keys = [Buffer.from(secret.replace(/^whsec_/, ""), "base64"), Buffer.from(secret, "utf8")];
    return keys.map((key) => `v1,${createHmac("sha256", key).update(signed).digest("base64")}`);
  });
  return {
    "Content-Type": "application/json",
    "User-Agent": "Florin-Webhooks/1",
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": signatures.join(" "),
    "X-Polar-Signature": createHmac("sha256", secrets[0]).update(body).digest("hex"),
  };
}
