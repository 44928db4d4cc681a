import { mendMetrics } from "@/modules/metrics/mend-metrics";
import type { Context } from "@/server/context";

/** What is charted is what the orders, checkouts and subscriptions come to. */
export async function checkMetrics(ctx: Context): Promise<string[]> {
  const differences = await mendMetrics(ctx);
  return differences === 0 ? [] : [`metrics differed in ${differences} places`];
}
