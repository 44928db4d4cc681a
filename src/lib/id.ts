import { v7 } from "uuid";
import { z } from "zod";

const ID_BYTES = 16;

/** To ask the system for random bytes costs the same for one id as for many. */
const random = new Uint8Array(256 * ID_BYTES);
const last = { at: 0, sequence: 0, offset: random.length };

/** A UUIDv7: sorts by the time it was made, and within a millisecond by the order of making. */
export function newId(): string {
  if (last.offset === random.length) {
    crypto.getRandomValues(random);
    last.offset = 0;
  }
  const bytes = random.subarray(last.offset, last.offset + ID_BYTES);
  last.offset += ID_BYTES;
  const now = Date.now();
  const isLater = now > last.at;
  last.at = isLater ? now : last.at;
  // 31 random bits, so that counting on from them never comes to the end of 32.
  last.sequence = isLater
    ? new DataView(bytes.buffer, bytes.byteOffset).getUint32(6) >>> 1
    : last.sequence + 1;
  return v7({ random: bytes, msecs: last.at, seq: last.sequence });
}

/** The least id that can have been made at that instant or later, real time in milliseconds. */
export const firstIdAt = (at: Date): string =>
  v7({ random: new Uint8Array(ID_BYTES), msecs: at.getTime(), seq: 0 });

/** An id on the wire. Upper case is accepted and answered in lower case. */
export const Id = z
  .guid()
  .toLowerCase()
  .meta({ description: "UUID", example: "01980f4e-6d2c-7a31-9c1b-2f4d5e6a7b80" });
