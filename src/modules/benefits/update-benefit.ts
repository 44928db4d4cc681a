import "server-only";
import { invalidField, ResourceNotFound } from "@/lib/errors";
import type { Context } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { emit } from "@/server/events/outbox";
import type { BenefitRow } from "./by-type";
import { planProperties } from "./plans";
import { lockBenefit, readBack, writeBenefit } from "./repository";
import { type Benefit, type BenefitUpdate, typeNamed } from "./schema";

/**
 * Edits a benefit for the orders to come, and says `benefit.updated`. What was sold before keeps the terms of its time; subscriptions
 * have the new ones from their next period on.
 *
 * Null stands for "unchanged" where the field cannot be empty.
 * @throws ResourceNotFound, or RequestValidationError naming the field.
 */
export const updateBenefit = (ctx: Context, id: string, input: BenefitUpdate): Promise<Benefit> =>
  transaction(ctx.db, async (tx) => {
    const { organizationId, now } = ctx;
    const before = await lockBenefit(tx, organizationId, id);
    if (!before) throw new ResourceNotFound();
    refuseOtherType(before, input);
    const properties = input.properties
      ? await planProperties(tx, organizationId, before, input.properties)
      : before.properties;
    const data = {
      description: input.description ?? before.description,
      visibility: input.visibility ?? before.visibility,
      metadata: input.metadata ?? before.metadata,
      properties,
    };
    await writeBenefit(tx, id, data, now);
    const benefit = await readBack(tx, organizationId, id);
    await emit(tx, { type: "benefit.updated", organizationId, objectId: id, payload: benefit });
    return benefit;
  });

/** Without a type only what all types have can be meant, or the properties of credits. */
function refuseOtherType({ type }: BenefitRow, input: BenefitUpdate): void {
  const isNamed = input.type !== undefined || Boolean(input.properties);
  if (!isNamed || typeNamed(input.type ?? "credits") === type) return;
  throw invalidField("type", `This benefit is of the type ${type}, which cannot be changed: name it so.`);
}
