import type { BenefitRow, BenefitView } from "./by-type";
import { type Benefit, BenefitPublic, type BenefitType } from "./schema";
import { creditsView } from "./types/credits/view";

const views: { [T in BenefitType]: BenefitView<T> } = {
  credits: creditsView,
  custom: { answer: ({ properties }) => ({ type: "custom", kind: "custom", properties }) },
  downloadables: {
    answer: ({ properties }) => ({ type: "downloadables", kind: "downloadables", properties }),
  },
  discord: {
    answer: ({ properties }) => ({
      type: "discord",
      kind: "discord",
      properties: { ...properties, guild_token: properties.guild_id },
    }),
  },
  github_repository: {
    answer: ({ properties }) => ({ type: "github_repository", kind: "github_repository", properties }),
  },
  feature_flag: { answer: () => ({ type: "feature_flag", kind: "feature_flag", properties: {} }) },
  license_keys: {
    answer: ({ properties }) => ({ type: "license_keys", kind: "license_keys", properties }),
  },
};

const instant = (value: Date | string | null) => value && new Date(value).toISOString();

/** A benefit as the API answers it. */
export function toBenefit(row: BenefitRow): Benefit {
  const view: BenefitView = views[row.type];
  return {
    id: row.id,
    created_at: new Date(row.created_at).toISOString(),
    modified_at: instant(row.modified_at),
    ...view.answer(row),
    description: row.description,
    selectable: true,
    deletable: true,
    is_deleted: row.deleted_at !== null,
    organization_id: row.organization_id,
    visibility: row.visibility,
    visibility_configurable: true,
    metadata: row.metadata,
  };
}

/** What buyers read of a product's benefits: the public ones, and of those what the schema for buyers names. */
export const publicBenefits = (benefits: readonly Benefit[]): BenefitPublic[] =>
  benefits.flatMap((benefit) => (benefit.visibility === "public" ? [BenefitPublic.parse(benefit)] : []));
