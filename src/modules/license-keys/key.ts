import "server-only";
import { randomBytes } from "node:crypto";
import { hashOf } from "@/server/auth/token";
import { open, seal } from "@/server/seal";

const PURPOSE = "license key";
const GROUPS = 5;
const GROUP_LENGTH = 5;

/** No I, L, O and U: what is read out or typed off is not mistaken. 32 of them, so that a byte picks one without bias. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A new key: 125 random bits in five groups, behind the prefix. */
export function newKey(prefix: string | null): string {
  const letters = [...randomBytes(GROUPS * GROUP_LENGTH)].map((byte) => alphabet[byte % alphabet.length]);
  const groups = Array.from({ length: GROUPS }, (_, nth) =>
    letters.slice(nth * GROUP_LENGTH, (nth + 1) * GROUP_LENGTH).join(""),
  );
  return [...(prefix ? [prefix] : []), ...groups].join("-");
}

/** What is looked up: keys are compared without regard to letter case and to spaces around them. Keys are random, so no salt is needed. */
export const hashOfKey = (key: string): string => hashOf(key.trim().toUpperCase());

/** Whether a text is shaped as a key of ours; says nothing of whether there is one. */
export const isKey = (text: string): boolean =>
  /^(\w{1,20}-)?([0-9a-z]{5}-){4}[0-9a-z]{5}$/i.test(text.trim());

/** What is kept of a key. */
export const keptOf = (key: string) => ({
  key_hash: hashOfKey(key),
  sealed_key: seal(key, PURPOSE),
  display_key: `****-${key.slice(-GROUP_LENGTH)}`,
});

export const openKey = (sealed: string): string => open(sealed, PURPOSE);
