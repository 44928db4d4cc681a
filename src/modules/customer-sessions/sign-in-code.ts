import "server-only";
import { createHmac, randomInt } from "node:crypto";
import { sameText } from "@/server/auth/token";
import { env } from "@/server/env";

/** How long a code lets in. */
export const CODE_LIFETIME_MS = 10 * 60_000;

/** How often a code may be entered, right or wrong. */
export const CODE_TRIES = 5;

/** Six digits, each combination as likely as any other. */
export const newCode = (): string => String(randomInt(1_000_000)).padStart(6, "0");

/**
 * What is stored of a code, bound to the request that it answers. With a key, because a plain hash of six digits is found by trying all of them.
 */
export const hashOfCode = (signInId: string, code: string): string =>
  createHmac("sha256", env.FLORIN_SECRET).update(["sign-in-code", signInId, code].join("\n")).digest("hex");

/** Whether this is the code, in a time that does not tell how near it is, nor whether there is one. */
export const isCode = (signInId: string, code: string, hash: string | null): boolean =>
  sameText(hashOfCode(signInId, code), hash ?? "none");
