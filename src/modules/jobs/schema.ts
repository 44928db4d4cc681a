import { z } from "zod";

/** A job is named by the number that the queue gave it. */
export const RunJobForm = z.strictObject({ id: z.string().regex(/^\d{1,18}$/) });
