import "server-only";
import { postToAnyone } from "@/server/outbound/post";
import { bodyOf, headersOf } from "../message";
import { openSecret } from "../secret";
import type { Claimed } from "./claim-due";
import type { Ended } from "./record-attempts";

/** One attempt: signs and posts. */
export async function send(claimed: Claimed): Promise<Ended> {
  const { event_id, type, happened_at, object_id, position, payload, previous_secret } = claimed;
  const told = { id: event_id, type, at: happened_at, objectId: object_id, sequence: position, payload };
  const body = bodyOf(told, claimed.format);
  const now = new Date();
  const isOverlap = claimed.previous_secret_until !== null && claimed.previous_secret_until > now;
  const headers = headersOf(event_id, now, body, [
    openSecret(claimed.secret),
    ...(previous_secret !== null && isOverlap ? [openSecret(previous_secret)] : []),
  ]);
  const answer = await postToAnyone(claimed.url, headers, body);
  return { claimed, answer, endedAt: new Date() };
}
