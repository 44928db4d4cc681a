import { z } from "zod";
import { blankAsNull, wholeNumber } from "@/lib/form";
import { Id } from "@/lib/id";
import { CancellationReason } from "@/modules/orders/schema";
import { SeatCount } from "@/modules/products/schema";
import type { CustomerSubscriptionUpdate } from "./customer-schema";
import { Comment } from "./schema";

/** Whose page the form stands on, which subscription, and what is to become of it. */
type Asked = { portal: string; id: string; input: CustomerSubscriptionUpdate };

/** `portal`: the slug of the organization, for which the browser holds a session. */
const of = { portal: z.string().min(1).max(100), id: Id };

export const OwnPlanForm = z
  .strictObject({ ...of, product_id: Id })
  .transform(({ portal, id, ...input }): Asked => ({ portal, id, input }));

export const OwnSeatsForm = z
  .strictObject({ ...of, seats: wholeNumber(SeatCount, "Enter a number of seats.") })
  .transform(({ portal, id, ...input }): Asked => ({ portal, id, input }));

export const LeaveForm = z
  .strictObject({
    ...of,
    cancellation_reason: blankAsNull(CancellationReason),
    cancellation_comment: blankAsNull(Comment),
  })
  .transform(
    ({ portal, id, ...said }): Asked => ({ portal, id, input: { cancel_at_period_end: true, ...said } }),
  );

const steps = {
  uncancel: { cancel_at_period_end: false },
  pause: { pause_at_period_end: true },
  unpause: { pause_at_period_end: false },
  resume: { resume: true },
  keep_plan: { pending_update: null },
} as const satisfies { [name: string]: CustomerSubscriptionUpdate };

export type OwnStep = keyof typeof steps;

/** What takes no more than a press. */
export const OwnStepForm = z
  .strictObject({ ...of, step: z.enum(Object.keys(steps) as [OwnStep, ...OwnStep[]]) })
  .transform(({ portal, id, step }): Asked => ({ portal, id, input: steps[step] }));
