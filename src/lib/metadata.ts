import { z } from "zod";

const MAX_KEYS = 50;

/** Free key and value pairs of the integrator: 50 keys of 1 to 40 characters; string up to 500, number or boolean. */
export const Metadata = z
  .record(z.string().min(1).max(40), z.union([z.string().max(500), z.number(), z.boolean()]))
  .refine((entries) => Object.keys(entries).length <= MAX_KEYS, `At most ${MAX_KEYS} keys.`)
  .meta({ description: "At most 50 keys. A PATCH replaces the whole.", example: { plan: "pro" } });
export type Metadata = z.output<typeof Metadata>;

/** What was known and what is new, with the new values; of new keys only as many as fit. */
export const mergeMetadata = (known: Metadata, added: Metadata | null | undefined): Metadata =>
  Object.fromEntries(Object.entries({ ...known, ...added }).slice(0, MAX_KEYS));
