import { z } from "zod";

/** ISO 8601 UTC with `Z`, milliseconds. */
export const Instant = z.iso
  .datetime({ offset: true })
  .meta({ description: "ISO 8601, UTC.", example: "2026-03-16T12:00:00.000Z" });

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
