import "server-only";
import { RequestValidationError } from "@/lib/errors";
import type { Context } from "@/server/context";
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

/** The runtime and the database each carry a list of time zones; the newer may know one that the other does not. */
function refuseUnknownZone(error: unknown): never {
  if ((error as { code?: unknown }).code !== "22023") throw error;
  throw new RequestValidationError([
    { loc: ["query", "timezone"], msg: "The database does not know this time zone.", type: "value_error" },
  ]);
}
