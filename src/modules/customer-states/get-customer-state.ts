import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import { readUnits } from "@/modules/credits";
import type { CustomerKey } from "@/modules/customers";
import type { Context } from "@/server/context";
import { findHolder, type Holder } from "./repository";
import type { CustomerState } from "./schema";

/**
 * All that a customer has at this instant: subscriptions, benefits and credits. Read from where it is true, by one query and one call of the ledger; nothing of it is
 * kept, so that whoever asks after a change sees the change. Credits are whole units.
 *
 * @throws ResourceNotFound, ServiceUnavailable while the ledger cannot be asked
 */
export async function getCustomerState(ctx: Context, key: CustomerKey): Promise<CustomerState> {
  const { read, organizationId } = ctx;
  const holder = await findHolder(read, organizationId, key);
  if (!holder) throw new ResourceNotFound();
  const { customer, subscriptions, grants, archived } = holder;
  const units = await readUnits(ctx, customer.id, archived);
  return {
    ...customer,
    active_subscriptions: subscriptions,
    granted_benefits: grants.map(toHeld),
    active_meters: units ? [{ ...units, id: customer.id, meter_id: organizationId }] : [],
  };
}

const toHeld = (grant: Holder["grants"][number]): CustomerState["granted_benefits"][number] => ({
  id: grant.id,
  created_at: grant.created_at,
  modified_at: grant.modified_at,
  granted_at: grant.granted_at,
  benefit_id: grant.benefit_id,
  order_id: grant.order_id,
  subscription_id: grant.subscription_id,
  benefit_type: grant.benefit.type,
  benefit_kind: grant.benefit.kind,
  benefit_description: grant.benefit.description,
  benefit_metadata: grant.benefit.metadata,
  properties: grant.properties,
});
