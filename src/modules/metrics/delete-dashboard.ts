import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { Context } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { removeDashboard } from "./dashboard-repository";

/** Deletes a choice of metrics; the numbers stay. @throws ResourceNotFound */
export async function deleteDashboard({ db, organizationId }: Context, id: string): Promise<void> {
  const deleted = await transaction(db, (tx) => removeDashboard(tx, organizationId, id));
  if (deleted === 0) throw new ResourceNotFound();
}
