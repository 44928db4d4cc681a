import "server-only";
import StripeSdk from "stripe";
import { env } from "@/server/env";

export type Stripe = StripeSdk;

/** The API version that every call names, so that an account's default changes nothing here. */
export const STRIPE_API_VERSION = StripeSdk.API_VERSION;

/**
 * Stripe's own SDK. `STRIPE_API_URL` points it at the local sandbox; nothing else tells the two apart.
 * Retries by the SDK are safe: every call that changes something carries an idempotency key.
 */
export function stripeAt(secretKey: string, apiUrl?: string): Stripe {
  const base = { timeout: 15_000, maxNetworkRetries: 1, telemetry: false } as const;
  if (!apiUrl) return new StripeSdk(secretKey, base);
  const { hostname, port, protocol } = new URL(apiUrl);
  return new StripeSdk(secretKey, {
    ...base,
    host: hostname,
    port: Number(port) || (protocol === "https:" ? 443 : 80),
    protocol: protocol === "https:" ? "https" : "http",
  });
}

let shared: Stripe | undefined;
export const stripe = (): Stripe => (shared ??= stripeAt(env.STRIPE_SECRET_KEY, env.STRIPE_API_URL));

/** Whether money moves for real. Everything else shows the banner "test mode". */
export const isTestMode = (): boolean => !env.STRIPE_SECRET_KEY.startsWith("sk_live_");
