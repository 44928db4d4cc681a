import type { Metadata } from "@/lib/metadata";
import type { CreditsTerms } from "./credits-schema";
import type { Benefit, BenefitPublic, BenefitVisibility } from "./schema";

/** A row of `benefit`, as a query gives it or as JSON of the database. */
export type BenefitRow = {
  id: string;
  organization_id: string;
  type: "credits";
  description: string;
  visibility: BenefitVisibility;
  properties: CreditsTerms;
  metadata: Metadata;
  created_at: Date | string;
  modified_at: Date | string | null;
  deleted_at: Date | string | null;
};

const instant = (value: Date | string | null) => value && new Date(value).toISOString();

/** A benefit as the API answers it; credits under the name that Polar's clients know. */
export const toBenefit = (row: BenefitRow): Benefit => ({
  id: row.id,
  created_at: new Date(row.created_at).toISOString(),
  modified_at: instant(row.modified_at),
  type: "meter_credit",
  kind: "credits",
  description: row.description,
  selectable: true,
  deletable: true,
  is_deleted: row.deleted_at !== null,
  organization_id: row.organization_id,
  visibility: row.visibility,
  visibility_configurable: true,
  metadata: row.metadata,
  properties: {
    ...row.properties,
    units: row.properties.amount ?? 0,
    meter_id: row.organization_id,
  },
});

/** What buyers read of a product's benefits: the public ones. */
export const publicBenefits = (benefits: readonly Benefit[]): BenefitPublic[] =>
  benefits.flatMap(({ visibility, visibility_configurable, metadata, ...benefit }) =>
    visibility === "public" ? [benefit] : [],
  );
