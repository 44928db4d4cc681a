import { z } from "zod";
import { Id } from "@/lib/id";
import { Instant } from "@/lib/time";

export const TestClockStatus = z.enum(["real", "ready", "advancing"]).meta({
  description:
    "`real`: there is no clock, the time is the real one. `ready`: the clock stands. `advancing`: what falls due on the way is being done.",
});

/** What time it is in an organization. */
export const TestClock = z
  .object({
    now: Instant,
    status: TestClockStatus,
    target: Instant.nullable().meta({ description: "Where the clock goes while it advances." }),
    started_at: Instant.nullable().meta({ description: "When it was stopped, real time." }),
    next_at: Instant.nullable().meta({
      description: "When something falls due next by itself; null where nothing does.",
    }),
  })
  .meta({ id: "TestClock" });
export type TestClock = z.output<typeof TestClock>;

/** One thing that happened while time was moved. */
export const TestClockMoment = z
  .object({
    id: z.string().meta({ description: "Unique within the timeline." }),
    at: Instant.meta({ description: "By the organization's clock." }),
    type: z.string().meta({
      description: "An event as webhooks know it, or `payment.failed`, `mail.<name>`, `credits.expired`.",
      example: "order.paid",
    }),
    label: z.string().nullable().meta({ description: "What it is about, for people." }),
    amount: z.int().nullable().meta({ description: "Minor units of `currency`; without one, credits." }),
    currency: z.string().nullable(),
    status: z.string().nullable(),
    object: z
      .object({
        type: z.enum(["order", "subscription", "checkout", "customer", "credits", "mail"]),
        id: Id,
      })
      .nullable()
      .meta({ description: "Where more is told." }),
  })
  .meta({ id: "TestClockMoment" });
export type TestClockMoment = z.output<typeof TestClockMoment>;

/** Ten years. */
export const MOST_DAYS = 3_653;

const Days = z.int().min(1).max(MOST_DAYS);

/** Exactly one of the two. */
export const TestClockAdvance = z
  .strictObject({
    to: Instant.optional().meta({ description: "An instant after the clock's, at most ten years on." }),
    days: Days.optional().meta({ description: "Days of 24 hours.", example: 30 }),
  })
  .refine(({ to, days }) => (to === undefined) !== (days === undefined), {
    message: "Give either `to` or `days`.",
    path: ["to"],
  })
  .meta({ id: "TestClockAdvance" });
export type TestClockAdvance = z.output<typeof TestClockAdvance>;
