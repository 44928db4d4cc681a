import path from "node:path";
import { Failure } from "../lib/fail.ts";
import { root } from "../lib/paths.ts";

type Environment = Record<string, string | undefined>;
type Role = "all" | "web" | "worker";

/** What the environment says about this start, checked; what it leaves open is filled from embedded services. */
export type Configuration = {
  /** FLORIN_DATA, absolute. */
  data: string;
  role: Role;
  host: string;
  port: number;
  /** FLORIN_URL without a slash at its end: where people reach the application. */
  url: string;
  /** FLORIN_SECRET, when it is set. */
  secret: string | undefined;
  databaseUrl: string | undefined;
  redis: { url?: string; isUpstash: boolean };
  isStripeConfigured: boolean;
};

const ROLES: readonly string[] = ["all", "web", "worker"] satisfies Role[];

/** Reads and checks the settings of a start. An empty one counts as not set. @throws Failure that names the setting that is wrong. */
export function readConfiguration(environment: Environment): Configuration {
  const read = (name: string) => environment[name]?.trim() || undefined;
  const role = read("FLORIN_ROLE") ?? "all";
  if (!ROLES.includes(role))
    throw new Failure(`FLORIN_ROLE is ${role}; it has to be one of ${ROLES.join(", ")}.`);
  const port = Number(read("PORT") ?? 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Failure(`PORT is ${read("PORT")}; it has to be 1 to 65535.`);
  const host = read("HOST") ?? "127.0.0.1";
  return {
    data: path.resolve(root, read("FLORIN_DATA") ?? ".florin"),
    role: role as Role,
    host,
    port,
    url: publicUrl(read("FLORIN_URL"), host, port),
    secret: read("FLORIN_SECRET"),
    databaseUrl: read("DATABASE_URL"),
    redis: readRedis(read),
    isStripeConfigured: isStripeConfigured(read),
  };
}

/** 127.0.0.1 and not localhost: it is what we listen on, so links, cookies and webhooks mean the same place on every system. */
function publicUrl(given: string | undefined, host: string, port: number): string {
  if (given === undefined) return `http://${isAny(host) ? "127.0.0.1" : bracketed(host)}:${port}`;
  if (URL.canParse(given) && /^https?:/.test(given)) return given.replace(/\/+$/, "");
  throw new Failure(`FLORIN_URL is ${given}; it has to be an address such as https://pay.example.com.`);
}

/** Whether this address stands for all of the machine's. */
export const isAny = (host: string): boolean => host === "0.0.0.0" || host === "::";

/** A host as it stands in an address. */
export const bracketed = (host: string): string => (host.includes(":") ? `[${host}]` : host);

function readRedis(read: (name: string) => string | undefined): Configuration["redis"] {
  const upstash = ["UPSTASH_REDIS_REST_URL", "UPSTASH_REDIS_REST_TOKEN"].filter((name) => read(name));
  if (upstash.length === 1)
    throw new Failure(`${upstash[0]} is set alone; Upstash needs its URL and its TOKEN.`);
  const url = read("REDIS_URL");
  if (url && !URL.canParse(url))
    throw new Failure("REDIS_URL is not an address such as redis://127.0.0.1:6379.");
  return { ...(url && { url }), isUpstash: upstash.length === 2 };
}

function isStripeConfigured(read: (name: string) => string | undefined): boolean {
  const names = ["STRIPE_SECRET_KEY", "STRIPE_PUBLISHABLE_KEY", "STRIPE_WEBHOOK_SECRET"];
  const missing = names.filter((name) => !read(name));
  if (missing.length === 0) return true;
  if (missing.includes("STRIPE_SECRET_KEY")) return false;
  throw new Failure(`STRIPE_SECRET_KEY is set without ${missing.join(" and ")}; Stripe needs all three.`);
}
