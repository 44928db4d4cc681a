import "server-only";
import { createHash, createHmac } from "node:crypto";
import { z } from "zod";
import { MINUTE_MS } from "@/lib/time";
import { sameText } from "@/server/auth/token";
import { env } from "@/server/env";
import { Platform } from "./schema";

const LIFETIME_MS = 10 * MINUTE_MS;

const Journey = z.object({
  /** Where it leads back to: a customer's portal, or the dashboard of an organization. */
  to: z.enum(["portal", "dashboard"]),
  slug: z.string(),
  platform: Platform,
  /** Who set out: the customer, or the user. */
  subject: z.string(),
});
/** The way of somebody to another service and back. */
export type Journey = z.output<typeof Journey>;

const Signed = Journey.extend({ expires: z.int() });

const signatureOf = (text: string) =>
  createHmac("sha256", env.FLORIN_SECRET).update(`connections.journey\n${text}`).digest("base64url");

/** What the service hands back with its answer; nobody else can make one, and it is over after ten minutes. */
export function signJourney(journey: Journey, now: Date): string {
  const text = JSON.stringify({ ...journey, expires: now.getTime() + LIFETIME_MS });
  return `${Buffer.from(text).toString("base64url")}.${signatureOf(text)}`;
}

/** Null for what we did not hand out, or is over. */
export function readJourney(state: string, now: Date): Journey | null {
  const [encoded = "", signature = ""] = state.split(".");
  const text = Buffer.from(encoded, "base64url").toString();
  if (!sameText(signatureOf(text), signature)) return null;
  const { expires, ...journey } = Signed.parse(JSON.parse(text));
  return expires > now.getTime() ? journey : null;
}

/** Proof Key for Code Exchange: what is shown at the beginning of a secret that is shown at the end. */
export const challengeOf = (verifier: string): string =>
  createHash("sha256").update(verifier).digest("base64url");

/** The one address that the services are told to lead back to. */
export const redirectUri = (): string => `${env.FLORIN_URL}/api/connections/callback`;
