import { newId } from "@/lib/id";
import type { Context } from "@/server/context";
import { aBenefitOf } from "./benefit.ts";
import { aSubscription } from "./subscription.ts";

/** A feature that a customer has by their plan, as a job has granted it. */
export async function aGrant(ctx: Context): Promise<{ id: string; customerId: string; benefitId: string }> {
  const benefit = await aBenefitOf(ctx, { type: "feature_flag", description: "Export", properties: {} });
  const { customerId, subscriptionId } = await aSubscription(ctx, { card: null });
  const id = newId();
  await ctx.db.benefit_grant.create({
    data: {
      id,
      organization_id: ctx.organizationId,
      benefit_id: benefit.id,
      customer_id: customerId,
      subscription_id: subscriptionId,
      state: "granted",
      terms: { type: "feature_flag" },
      granted_at: ctx.now,
    },
  });
  return { id, customerId, benefitId: benefit.id };
}
