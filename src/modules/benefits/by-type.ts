import type { Metadata } from "@/lib/metadata";
import type { Tx } from "@/server/db/client";
import type { BenefitCreate, BenefitOf, BenefitType, BenefitUpdate, BenefitVisibility } from "./schema";
import type { CreditsTerms, CreditsUpdate } from "./types/credits/schema";
import type { CustomInput, CustomProperties } from "./types/custom/schema";
import type { DiscordInput, DiscordKept } from "./types/discord/schema";
import type { DownloadablesProperties, DownloadablesUpdate } from "./types/downloadables/schema";
import type { FeatureFlagProperties } from "./types/feature-flag/schema";
import type { GithubInput, GithubProperties } from "./types/github-repository/schema";
import type { LicenseKeysInput, LicenseKeysProperties } from "./types/license-keys/schema";

/** What each type keeps in `benefit.properties`, and what one says of it, new or edited. */
type Kept = {
  credits: { properties: CreditsTerms; input: CreditsUpdate };
  custom: { properties: CustomProperties; input: CustomInput };
  downloadables: { properties: DownloadablesProperties; input: DownloadablesUpdate };
  discord: { properties: DiscordKept; input: DiscordInput };
  github_repository: { properties: GithubProperties; input: GithubInput };
  feature_flag: { properties: FeatureFlagProperties; input: FeatureFlagProperties };
  license_keys: { properties: LicenseKeysProperties; input: LicenseKeysInput };
};

export type PropertiesOf<T extends BenefitType> = Kept[T]["properties"];
export type InputOf<T extends BenefitType> = Kept[T]["input"];

type Common = {
  id: string;
  organization_id: string;
  description: string;
  visibility: BenefitVisibility;
  metadata: Metadata;
  created_at: Date | string;
  modified_at: Date | string | null;
  deleted_at: Date | string | null;
};

/** A row of `benefit`, as a query gives it or as JSON of the database; of one type, or of any. */
export type BenefitRow<T extends BenefitType = BenefitType> = {
  [K in T]: Common & { type: K; properties: PropertiesOf<K> };
}[T];

/** What of an answer is of the type. */
type Answered<T extends BenefitType> = { [K in T]: Pick<BenefitOf<K>, "type" | "kind" | "properties"> }[T];

/** A type as it is answered. */
export type BenefitView<T extends BenefitType = BenefitType> = {
  // As a method: whoever looks one up by a row's type has the one that takes this row.
  answer(row: BenefitRow<T>): Answered<T>;
};

/** How the properties of a type are made and edited. */
export type BenefitPlan<T extends BenefitType = BenefitType> = {
  /**
   * The properties after an edit, in its transaction: what is not named stays.
   * @param before null: a new benefit.
   * @throws RequestValidationError naming the field.
   */
  plan(
    tx: Tx,
    organizationId: string,
    before: PropertiesOf<T> | null,
    input: InputOf<T>,
  ): Promise<PropertiesOf<T>>;
};

/** Properties as either door has read them. */
export type PropertiesInput = BenefitCreate["properties"] | NonNullable<BenefitUpdate["properties"]>;
