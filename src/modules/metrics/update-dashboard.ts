import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { Context } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { changeDashboard } from "./dashboard-repository";
import type { MetricDashboard, MetricDashboardUpdate } from "./dashboard-schema";

/** Renames a dashboard or chooses other metrics. @throws ResourceNotFound */
export async function updateDashboard(
  { db, organizationId, now }: Context,
  id: string,
  change: MetricDashboardUpdate,
): Promise<MetricDashboard> {
  const changed = await transaction(db, (tx) => changeDashboard(tx, organizationId, id, change, now));
  if (!changed) throw new ResourceNotFound();
  return changed;
}
