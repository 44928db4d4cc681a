import "server-only";
import { hash, randomBytes, timingSafeEqual } from "node:crypto";
import { crc32 } from "node:zlib";

const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** `florin_oat_`: organization access token; `florin_cst_`: customer session token. */
export type TokenKind = "oat" | "cst";

/** `length` random base62 characters, without bias. */
export function randomBase62(length: number): string {
  let text = "";
  while (text.length < length) {
    for (const byte of randomBytes(length)) {
      // 248 is the largest multiple of 62 in a byte: what lies above would favour the first letters.
      if (byte < 248 && text.length < length) text += alphabet[byte % 62];
    }
  }
  return text;
}

/** A new token: 37 random base62 characters, then the CRC32 of all before it in 6, so that a scanner can tell it. */
export function newToken(kind: TokenKind): string {
  const body = `florin_${kind}_${randomBase62(37)}`;
  return body + checksum(body);
}

/** Whether the text is shaped as a token of this kind and its checksum fits; says nothing of its validity. */
export function isToken(kind: TokenKind, text: string): boolean {
  return (
    text.length === `florin_${kind}_`.length + 43 &&
    text.startsWith(`florin_${kind}_`) &&
    text.slice(-6) === checksum(text.slice(0, -6))
  );
}

function checksum(text: string): string {
  let rest = crc32(text);
  let digits = "";
  for (let place = 0; place < 6; place++) {
    digits = alphabet[rest % 62] + digits;
    rest = Math.floor(rest / 62);
  }
  return digits;
}

/** What is stored of a token: SHA-256, hex. Tokens are random, so no salt is needed. */
export const hashOf = (token: string): string => hash("sha256", token);

/** Compares two texts in a time that does not tell where they differ. */
export function sameText(a: string, b: string): boolean {
  const digest = (text: string) => hash("sha256", text, "buffer");
  return timingSafeEqual(digest(a), digest(b));
}
