import "server-only";
import type { Context } from "@/server/context";
import { refuseUnknownZone } from "./refuse-unknown-zone";
import { readMovedDays } from "./subscription-repository";
import { summarizeSubscriptions } from "./subscription-rules";
import type { SubscriptionMetrics, SubscriptionMetricsQuery } from "./subscription-schema";

/**
 * Monthly recurring revenue, active subscriptions, churn and conversion of trials in a period, beside the period before. Out of what a trigger writes
 * whenever a subscription changes one of them, so that the past stays as it was. @throws RequestValidationError for an unknown time zone
 */
export async function measureSubscriptions(
  { read, organizationId, now }: Pick<Context, "read" | "organizationId" | "now">,
  query: SubscriptionMetricsQuery,
): Promise<SubscriptionMetrics> {
  const { own, past, days } = await readMovedDays(read, organizationId, query, now).catch(refuseUnknownZone);
  return summarizeSubscriptions(past, days, { timezone: query.timezone, currency: query.currency ?? own });
}
