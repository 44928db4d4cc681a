import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";

const OLDEST_SECONDS = 5 * 60;

function signatureOf(id: string, timestamp: string, body: string): string {
  const secret = process.env.TRAINING_WEBHOOK_SECRET;
  if (!secret) throw new Error("Set TRAINING_WEBHOOK_SECRET.");
  return `v1,${createHmac("sha256", secret).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
}

/** The headers of a webhook in the manner of Standard Webhooks. */
export function sign(id: string, body: string): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = signatureOf(id, timestamp, body);
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signature };
}

/** Whether the body comes, within the last minutes, from who knows the secret. */
export function isSigned(headers: Headers, body: string): boolean {
  const id = headers.get("webhook-id") ?? "";
  const timestamp = headers.get("webhook-timestamp") ?? "";
  const age = Math.abs(Date.now() / 1000 - Number(timestamp));
  if (id === "" || !(age <= OLDEST_SECONDS)) return false;
  const wanted = Buffer.from(signatureOf(id, timestamp, body));
  return (headers.get("webhook-signature") ?? "").split(" ").some((given) => {
    const bytes = Buffer.from(given);
    return bytes.length === wanted.length && timingSafeEqual(bytes, wanted);
  });
}
