import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import { inOrganization } from "@/server/clock";
import type { World } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { emit } from "@/server/events/outbox";
import { getCustomerState } from "./get-customer-state";

/** Says `customer.state_changed` with all that a customer has by now. Of one who is deleted there is nothing to say. */
export async function tellState(
  here: World,
  { organization_id: organizationId, customer_id: id }: { organization_id: string; customer_id: string },
): Promise<void> {
  const ctx = await inOrganization(here, organizationId);
  const state = await getCustomerState(ctx, { id }).catch((error: unknown) => {
    if (error instanceof ResourceNotFound) return null;
    throw error;
  });
  if (!state) return;
  await transaction(ctx.db, (tx) =>
    emit(tx, { type: "customer.state_changed", organizationId, objectId: id, payload: state }),
  );
}
