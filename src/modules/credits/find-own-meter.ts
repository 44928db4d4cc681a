import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { Context } from "@/server/context";
import type { CustomerMeter } from "./customer-schema";
import { findUnits } from "./read-units";

const NAME = "Credits";

/** A customer's credits as a meter; null for one who never had any. Whole units. @throws ServiceUnavailable */
export async function findOwnMeter(ctx: Context, customerId: string): Promise<CustomerMeter | null> {
  const units = await findUnits(ctx, customerId);
  if (!units) return null;
  const meter_id = ctx.organizationId;
  const meter = { id: meter_id, created_at: units.created_at, modified_at: null, name: NAME };
  return { ...units, id: customerId, customer_id: customerId, meter_id, meter };
}

/** The same by its id. @throws ResourceNotFound, for one of another customer too; ServiceUnavailable */
export async function getOwnMeter(ctx: Context, customerId: string, id: string): Promise<CustomerMeter> {
  const meter = id === customerId ? await findOwnMeter(ctx, customerId) : null;
  if (!meter) throw new ResourceNotFound();
  return meter;
}
