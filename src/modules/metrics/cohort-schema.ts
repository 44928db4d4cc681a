import { z } from "zod";
import { Instant } from "@/lib/time";

const Cohort = z
  .object({
    date: z.iso.date().meta({ description: "First day of the month, in `timezone`." }),
    starts_at: Instant,
    subscriptions: z.int().nonnegative().meta({ description: "That began in the month, trials too." }),
    retained: z.array(z.int().nonnegative()).meta({
      description:
        "How many of them had not ended so many months after they began: 0, 1, 2 … as far as all of the month's have been there.",
    }),
  })
  .meta({ id: "Cohort" });

export const Cohorts = z
  .object({
    timezone: z.string(),
    items: z.array(Cohort).meta({ description: "By month, the oldest first." }),
  })
  .meta({ id: "Cohorts" });
export type Cohorts = z.output<typeof Cohorts>;
