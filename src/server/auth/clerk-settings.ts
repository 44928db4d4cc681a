import { env } from "@/server/env";

/** Clerk signs people in when both of its keys are set. */
export const isClerkConfigured = (): boolean =>
  Boolean(env.CLERK_SECRET_KEY && env.NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY);

/** What a page needs to know of Clerk, or null where people sign in by password. */
export const clerkSettings = (): { publishableKey: string } | null =>
  isClerkConfigured() ? { publishableKey: env.NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY ?? "" } : null;

/** Where Clerk answers browsers: its publishable key is that host in base64, with a dollar sign at its end. */
export function clerkOrigin(): string | null {
  const key = isClerkConfigured() ? env.NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY : undefined;
  const host = Buffer.from(key?.split("_")[2] ?? "", "base64")
    .toString("utf8")
    .replace(/\$$/, "");
  return /^[\w.-]+(:\d+)?$/.test(host) ? `https://${host}` : null;
}
