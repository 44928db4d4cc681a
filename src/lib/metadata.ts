import { z } from "zod";

/** Free key and value pairs of the integrator: 50 keys of 1 to 40 characters; string up to 500, number or boolean. */
export const Metadata = z
  .record(z.string().min(1).max(40), z.union([z.string().max(500), z.number(), z.boolean()]))
  .refine((entries) => Object.keys(entries).length <= 50, "At most 50 keys.")
  .meta({ description: "At most 50 keys. A PATCH replaces the whole.", example: { plan: "pro" } });
export type Metadata = z.output<typeof Metadata>;
