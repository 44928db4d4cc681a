import { randomFillSync } from "node:crypto";

/** In the order of ASCII, so that what is written with them sorts as it counts. */
const letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const timeLetters = 7;
const pool = new Uint8Array(8192);
let next = pool.length;

/**
 * A fresh id as Stripe writes them: a prefix that names the kind, then letters and digits. They begin with the
 * moment, so that the index of ids grows at its end instead of everywhere, which keeps the writes few.
 */
export function newId(prefix: string, length = 24): string {
  return prefix + timeText(Date.now()) + randomText(length - timeLetters);
}

/** Letters and digits that nobody can guess. */
export function randomText(length: number): string {
  let text = "";
  while (text.length < length) {
    const value = (pool[takeByte()] ?? 255) & 63;
    // 62 letters in 64 values: the two that are left over are drawn again, so that every letter is as likely.
    if (value < letters.length) text += letters[value];
  }
  return text;
}

function timeText(milliseconds: number): string {
  let text = "";
  let rest = milliseconds;
  for (let place = 0; place < timeLetters; place++) {
    text = letters[rest % letters.length] + text;
    rest = Math.floor(rest / letters.length);
  }
  return text;
}

function takeByte(): number {
  if (next >= pool.length) {
    randomFillSync(pool);
    next = 0;
  }
  return next++;
}
