import { z } from "zod";
import { createdShape, editedShape, namedChange, privateShape, publicShape } from "./shape";
import { CreditsInput, CreditsUpdate, creditsBenefit, MeterCreditInput } from "./types/credits/schema";
import { CustomInput, customBenefit, customPublic } from "./types/custom/schema";
import { DiscordInput, discordBenefit, discordPublic } from "./types/discord/schema";
import {
  DownloadablesInput,
  DownloadablesUpdate,
  downloadablesBenefit,
  downloadablesPublic,
} from "./types/downloadables/schema";
import { FeatureFlagProperties, featureFlagBenefit } from "./types/feature-flag/schema";
import { GithubInput, githubBenefit, githubPublic } from "./types/github-repository/schema";
import { LicenseKeysInput, licenseKeysBenefit } from "./types/license-keys/schema";

export { BenefitVisibility } from "./shape";
export { GithubPermission } from "./types/github-repository/schema";

export const Benefit = z
  .discriminatedUnion("type", [
    z.object({ ...publicShape, ...creditsBenefit, ...privateShape }),
    z.object({ ...publicShape, ...customBenefit, ...privateShape }),
    z.object({ ...publicShape, ...downloadablesBenefit, ...privateShape }),
    z.object({ ...publicShape, ...discordBenefit, ...privateShape }),
    z.object({ ...publicShape, ...featureFlagBenefit, ...privateShape }),
    z.object({ ...publicShape, ...githubBenefit, ...privateShape }),
    z.object({ ...publicShape, ...licenseKeysBenefit, ...privateShape }),
  ])
  .meta({ id: "Benefit", description: "What the buyer of a product gets." });
export type Benefit = z.output<typeof Benefit>;

/** The name of a type, as it is stored and answered in `kind`; `type` has the name that Polar's clients know. */
export type BenefitType = Benefit["kind"];

/** A benefit of one type. */
export type BenefitOf<T extends BenefitType> = { [B in Benefit as B["kind"]]: B }[T];

/** What a buyer may know of a benefit. */
export const BenefitPublic = z
  .discriminatedUnion("type", [
    z.object({ ...publicShape, ...creditsBenefit }),
    z.object({ ...publicShape, ...customPublic }),
    z.object({ ...publicShape, ...downloadablesPublic }),
    z.object({ ...publicShape, ...discordPublic }),
    z.object({ ...publicShape, ...featureFlagBenefit }),
    z.object({ ...publicShape, ...githubPublic }),
    z.object({ ...publicShape, ...licenseKeysBenefit }),
  ])
  .meta({ id: "BenefitPublic" });
export type BenefitPublic = z.output<typeof BenefitPublic>;

export const BenefitCreate = z
  .discriminatedUnion("type", [
    z.strictObject({ type: z.literal("credits"), ...createdShape, properties: CreditsInput }),
    z.strictObject({ type: z.literal("meter_credit"), ...createdShape, properties: MeterCreditInput }),
    z.strictObject({ type: z.literal("custom"), ...createdShape, properties: CustomInput }),
    z.strictObject({ type: z.literal("downloadables"), ...createdShape, properties: DownloadablesInput }),
    z.strictObject({ type: z.literal("discord"), ...createdShape, properties: DiscordInput }),
    z.strictObject({ type: z.literal("github_repository"), ...createdShape, properties: GithubInput }),
    z.strictObject({ type: z.literal("feature_flag"), ...createdShape, properties: FeatureFlagProperties }),
    z.strictObject({ type: z.literal("license_keys"), ...createdShape, properties: LicenseKeysInput }),
  ])
  .meta({ id: "BenefitCreate" });
export type BenefitCreate = z.output<typeof BenefitCreate>;

const unchanged = { description: "Cannot be changed. Left out, `properties` are those of credits." };

export const BenefitUpdate = z
  .discriminatedUnion("type", [
    z.strictObject({
      type: z.enum(["credits", "meter_credit"]).optional().meta(unchanged),
      ...editedShape,
      properties: CreditsUpdate.nullish().meta(namedChange),
    }),
    z.strictObject({
      type: z.literal("custom"),
      ...editedShape,
      properties: CustomInput.nullish().meta(namedChange),
    }),
    z.strictObject({
      type: z.literal("downloadables"),
      ...editedShape,
      properties: DownloadablesUpdate.nullish().meta(namedChange),
    }),
    z.strictObject({
      type: z.literal("discord"),
      ...editedShape,
      properties: DiscordInput.nullish(),
    }),
    z.strictObject({
      type: z.literal("github_repository"),
      ...editedShape,
      properties: GithubInput.nullish(),
    }),
    z.strictObject({
      type: z.literal("feature_flag"),
      ...editedShape,
      properties: FeatureFlagProperties.nullish(),
    }),
    z.strictObject({
      type: z.literal("license_keys"),
      ...editedShape,
      properties: LicenseKeysInput.nullish().meta(namedChange),
    }),
  ])
  .meta({ id: "BenefitUpdate" });
export type BenefitUpdate = z.output<typeof BenefitUpdate>;

/** The names of types that a filter takes. */
export const BenefitTypeFilter = z.enum([
  "credits",
  "meter_credit",
  "custom",
  "discord",
  "downloadables",
  "feature_flag",
  "github_repository",
  "license_keys",
]);
export type BenefitTypeFilter = z.output<typeof BenefitTypeFilter>;

/** The type that is meant by a name on the wire. */
export const typeNamed = (name: BenefitTypeFilter): BenefitType =>
  name === "meter_credit" ? "credits" : name;
