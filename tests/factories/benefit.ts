import type { z } from "zod";
import { newId } from "@/lib/id";
import { createBenefit } from "@/modules/benefits/create-benefit";
import { type Benefit, BenefitCreate } from "@/modules/benefits/schema";
import type { Context } from "@/server/context";

type Input = Extract<z.input<typeof BenefitCreate>, { type: "credits" }>;

/** A benefit of 1,000 credits that never expire, unless named otherwise. */
export const aBenefit = (ctx: Context, named: Partial<Omit<Input, "type">> = {}): Promise<Benefit> =>
  createBenefit(
    ctx,
    newId(),
    BenefitCreate.parse({
      type: "credits",
      description: "1,000 credits",
      properties: { amount: 1000 },
      ...named,
    }),
  );
