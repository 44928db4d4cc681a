import "server-only";
import type { Context } from "@/server/context";
import { csvResponse } from "@/server/http/csv";
import { getMetrics } from "./get-metrics";
import { metricNames } from "./metric-names";
import type { MetricsGet } from "./metric-query";
import type { Metrics } from "./metric-schema";

type Period = Metrics["periods"][number];

/** The periods as CSV, a column a metric under the name that clients know it by: amounts in minor units, shares of 1, empty for none. */
export async function exportMetrics(
  ctx: Pick<Context, "read" | "organizationId">,
  query: MetricsGet,
): Promise<Response> {
  const { periods, currency } = await getMetrics(ctx, query);
  const metrics = query.metrics?.length ? query.metrics : metricNames;
  const columns = [
    { title: "timestamp", value: ({ timestamp }: Period) => timestamp },
    { title: "currency", value: () => currency },
    ...metrics.map((name) => ({ title: name, value: (period: Period) => period[name] ?? null })),
  ];
  async function* batches() {
    yield periods;
  }
  return csvResponse("metrics.csv", columns, batches());
}
