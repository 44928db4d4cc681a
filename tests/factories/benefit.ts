import type { z } from "zod";
import { newId } from "@/lib/id";
import { createBenefit } from "@/modules/benefits/create-benefit";
import { type Benefit, BenefitCreate, type BenefitOf } from "@/modules/benefits/schema";
import type { Context } from "@/server/context";

type Input = z.input<typeof BenefitCreate>;
type Credits = Extract<Input, { type: "credits" }>;

/** What a new benefit of a type has to say, and nothing else. */
export const leastOf: {
  [T in Exclude<Benefit["kind"], "credits" | "discord" | "downloadables" | "github_repository">]: Extract<
    Input,
    { type: T }
  >;
} = {
  custom: { type: "custom", description: "Advice", properties: { note: "Write to **us**." } },
  feature_flag: { type: "feature_flag", description: "Export", properties: {} },
  license_keys: {
    type: "license_keys",
    description: "Licence",
    properties: { prefix: "ACME", activations: { limit: 3, enable_customer_admin: true } },
  },
};

/** A benefit of 1,000 credits that never expire, unless named otherwise. */
export async function aBenefit(
  ctx: Context,
  named: Partial<Omit<Credits, "type">> = {},
): Promise<BenefitOf<"credits">> {
  const input = { type: "credits", description: "1,000 credits", properties: { amount: 1000 }, ...named };
  const benefit = await createBenefit(ctx, newId(), BenefitCreate.parse(input));
  if (benefit.kind !== "credits") throw new Error("it was made of credits");
  return benefit;
}

/** A benefit of any type. */
export const aBenefitOf = (ctx: Context, input: Input): Promise<Benefit> =>
  createBenefit(ctx, newId(), BenefitCreate.parse(input));
