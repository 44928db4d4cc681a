import "server-only";
import { benefitStages } from "@/modules/benefit-grants";
import { expireCheckouts, nextCheckoutExpiry } from "@/modules/checkouts";
import { creditStages } from "@/modules/credits";
import { cardStage, nextDueOf, runDueOf } from "@/modules/subscriptions";
import type { Context } from "@/server/context";
import type { Read } from "@/server/db/sql";

/** A kind of thing that falls due by itself. */
export type Stage = {
  name: string;
  /** When the organization's next falls due, be it past already; null where nothing does. */
  nextDue(read: Read, organizationId: string): Promise<Date | null>;
  /** Does all of the organization's that is due at its time. Any number of times it comes to the same. */
  run(ctx: Context): Promise<void>;
};

/** All that falls due in an organization, in the order in which it is done at one instant. */
export const stages: readonly Stage[] = [
  {
    name: "subscriptions",
    nextDue: nextDueOf,
    run: async (ctx) => {
      await runDueOf(ctx);
    },
  },
  cardStage,
  ...benefitStages,
  ...creditStages,
  {
    name: "checkouts",
    nextDue: nextCheckoutExpiry,
    run: async (ctx) => {
      await expireCheckouts(ctx, ctx.organizationId);
    },
  },
];

/** When something falls due next in an organization, and what it is. */
export async function nextStage(
  read: Read,
  organizationId: string,
): Promise<{ stage: Stage; at: Date } | null> {
  let next: { stage: Stage; at: Date } | null = null;
  for (const stage of stages) {
    const at = await stage.nextDue(read, organizationId);
    if (at && (!next || at < next.at)) next = { stage, at };
  }
  return next;
}
