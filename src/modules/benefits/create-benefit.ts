import "server-only";
import { refuseOtherOrganization } from "@/server/auth/own-organization";
import type { Context } from "@/server/context";
import type { Tx } from "@/server/db/client";
import { isDuplicate, transaction } from "@/server/db/transaction";
import { emit } from "@/server/events/outbox";
import { planProperties } from "./plans";
import { findBenefit, insertBenefit, readBack } from "./repository";
import { type Benefit, type BenefitCreate, typeNamed } from "./schema";

/**
 * Makes a benefit that products can have, and says `benefit.created`. `id` names it, so that a repeated request makes no
 * second one.
 *
 * @throws RequestValidationError when its properties contradict each other.
 */
export async function createBenefit(ctx: Context, id: string, input: BenefitCreate): Promise<Benefit> {
  refuseOtherOrganization(ctx.organizationId, input.organization_id);
  try {
    return await transaction(ctx.db, (tx) => write(tx, ctx, id, input));
  } catch (error) {
    const made = isDuplicate(error) ? await findBenefit(ctx.read, ctx.organizationId, id) : null;
    if (made) return made;
    throw error;
  }
}

async function write(tx: Tx, ctx: Context, id: string, input: BenefitCreate): Promise<Benefit> {
  const { organizationId, now } = ctx;
  const { description, visibility, metadata = {} } = input;
  const type = typeNamed(input.type);
  const data = {
    description,
    visibility: visibility ?? ("public" as const),
    metadata,
    properties: await planProperties(tx, organizationId, { type, properties: null }, input.properties),
  };
  await insertBenefit(tx, { id, organization_id: organizationId, type }, data, now);
  const benefit = await readBack(tx, organizationId, id);
  await emit(tx, { type: "benefit.created", organizationId, objectId: id, payload: benefit });
  return benefit;
}
