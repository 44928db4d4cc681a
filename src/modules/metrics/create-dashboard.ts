import "server-only";
import { refuseOtherOrganization } from "@/server/auth/own-organization";
import type { Context } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { insertDashboard } from "./dashboard-repository";
import type { MetricDashboard, MetricDashboardCreate } from "./dashboard-schema";
import { TooManyDashboards } from "./errors";

/**
 * Keeps a choice of metrics under a name. `id` names it, so that a repeated request makes no second one.
 * @throws TooManyDashboards
 */
export async function createDashboard(
  { db, organizationId, now }: Context,
  id: string,
  { name, metrics, organization_id }: MetricDashboardCreate,
): Promise<MetricDashboard> {
  refuseOtherOrganization(organizationId, organization_id);
  const row = { id, organization_id: organizationId, name, metrics };
  const made = await transaction(db, (tx) => insertDashboard(tx, row, now));
  if (!made) throw new TooManyDashboards();
  return made;
}
