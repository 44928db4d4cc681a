import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { Context } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { emit } from "@/server/events/outbox";
import { creditsInput } from "./polar-properties";
import { defaultCurrencyOf, lockBenefit, readBack, writeBenefit } from "./repository";
import { planCredits } from "./rules";
import type { Benefit, BenefitUpdate } from "./schema";

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
    const properties = input.properties
      ? planCredits(
          before.properties,
          creditsInput(organizationId, input.properties),
          await defaultCurrencyOf(tx, organizationId),
        )
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
