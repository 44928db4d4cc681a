import "server-only";
import type { Tx } from "@/server/db/client";
import type { BenefitPlan, BenefitRow, PropertiesInput } from "./by-type";
import type { BenefitType } from "./schema";
import { creditsPlan } from "./types/credits/plan";
import { discordPlan } from "./types/discord/plan";
import { downloadablesPlan } from "./types/downloadables/plan";
import { githubPlan } from "./types/github-repository/plan";
import { licenseKeysPlan } from "./types/license-keys/plan";

const plans: { [T in BenefitType]: BenefitPlan<T> } = {
  credits: creditsPlan,
  custom: {
    plan: async (_tx, _organizationId, before, { note }) => ({
      note: note === undefined ? (before?.note ?? null) : note,
    }),
  },
  downloadables: downloadablesPlan,
  discord: discordPlan,
  github_repository: githubPlan,
  feature_flag: { plan: async () => ({}) },
  license_keys: licenseKeysPlan,
};

/**
 * The properties of a benefit of that type after an edit, in its transaction.
 * @param benefit its properties null: a new one.
 * @throws RequestValidationError naming the field.
 */
export function planProperties(
  tx: Tx,
  organizationId: string,
  benefit: { type: BenefitType; properties: BenefitRow["properties"] | null },
  input: PropertiesInput,
): Promise<BenefitRow["properties"]> {
  const { plan }: BenefitPlan = plans[benefit.type];
  return plan(tx, organizationId, benefit.properties, input);
}
