import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";

const digest = (text: string) => createHash("sha256").update(text).digest();

/** Whether `given` is the secret, in a time that tells nothing. A secret that is not set is nobody's. */
export const isSame = (given: string | null | undefined, secret: string | undefined): boolean =>
  Boolean(given && secret) && timingSafeEqual(digest(given ?? ""), digest(secret ?? ""));
