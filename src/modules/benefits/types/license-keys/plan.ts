import "server-only";
import type { BenefitPlan } from "../../by-type";

const none = { prefix: null, expires: null, activations: null, limit_usage: null, offline_days: null };

/** Licence keys: what is not named stays. */
export const licenseKeysPlan: BenefitPlan<"license_keys"> = {
  plan: async (_tx, _organizationId, before, input) => {
    const named = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
    return { ...none, ...before, ...named };
  },
};
