import "server-only";
import type { Context } from "@/server/context";
import { refuseUnknownZone } from "./refuse-unknown-zone";
import { readSoldDays } from "./repository";
import { summarize } from "./rules";
import type { MetricsQuery, MetricsSummary } from "./schema";

/**
 * Revenue and orders of a period, day by day, beside the period before, in one currency.
 * Revenue stands on the day of its order: a refund lowers that day. @throws RequestValidationError for an unknown time zone
 */
export async function summarizeSales(
  { read, organizationId, now }: Pick<Context, "read" | "organizationId" | "now">,
  query: MetricsQuery,
): Promise<MetricsSummary> {
  const { own, days } = await readSoldDays(read, organizationId, query, now).catch(refuseUnknownZone);
  return summarize(days, { timezone: query.timezone, currency: query.currency, own });
}
