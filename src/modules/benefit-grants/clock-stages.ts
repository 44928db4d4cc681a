import "server-only";
import type { Context } from "@/server/context";
import { followSubscription } from "./follow-subscription";
import { listGraceEnded, nextGraceEnd } from "./subscription-repository";

/** What of benefits falls due by itself in an organization whose time is moved: the ends of grace of subscriptions that are past due. */
export const benefitStages = [
  {
    name: "benefits",
    nextDue: nextGraceEnd,
    run: async (ctx: Context) => {
      // Its grace is over: there is nothing to come back for.
      for (const id of await listGraceEnded(ctx.read, ctx.organizationId, ctx.now))
        await followSubscription(ctx, id, async () => undefined);
    },
  },
];
