import { existsSync, readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { inRoot } from "../lib/paths.ts";

const OURS = /^(FLORIN|DATABASE|REDIS|UPSTASH|STRIPE|CLERK|NEXT_PUBLIC|SMTP|MAIL|S3|HOST$|PORT$)/;

/**
 * Empties every setting that this shell or `.env` may have made, so that the product under test starts as on a fresh clone: tests never
 * touch a developer's own database or Stripe account. (An empty setting counts as not set, and a file does not override it.)
 */
export function emptySettings(): Record<string, string> {
  const names = Object.keys(process.env).filter((name) => OURS.test(name));
  for (const file of [".env", ".env.local", ".env.production", ".env.production.local"]) {
    const path = inRoot(file);
    if (existsSync(path)) names.push(...Object.keys(parseEnv(readFileSync(path, "utf8"))));
  }
  return Object.fromEntries(names.map((name) => [name, ""]));
}
