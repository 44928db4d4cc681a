import "server-only";
import type { BenefitPlan } from "../../by-type";
import { defaultCurrencyOf } from "../../repository";
import { creditsInput } from "./polar-properties";
import { planCredits } from "./rules";

/** Credits, with the organization's currency where a top-up names none. */
export const creditsPlan: BenefitPlan<"credits"> = {
  plan: async (tx, organizationId, before, input) =>
    planCredits(before, creditsInput(organizationId, input), await defaultCurrencyOf(tx, organizationId)),
};
