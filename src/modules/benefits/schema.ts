import { z } from "zod";
import { Id } from "@/lib/id";
import { Metadata } from "@/lib/metadata";
import { Instant } from "@/lib/time";
import { CreditsInput, CreditsProperties, CreditsUpdate, MeterCreditInput } from "./credits-schema";

export const BenefitVisibility = z.enum(["draft", "private", "public"]).meta({
  id: "BenefitVisibility",
  description:
    "`public`: buyers read of it. `private`: granted without being announced. `draft`: neither yet.",
});
export type BenefitVisibility = z.output<typeof BenefitVisibility>;

const Description = z
  .string()
  .trim()
  .min(1, "Say what it is.")
  .max(120, "At most 120 characters.")
  .meta({ description: "What buyers read of it.", example: "1,000 credits for images" });

const publicShape = {
  id: Id,
  created_at: Instant,
  modified_at: Instant.nullable(),
  description: Description,
  selectable: z.literal(true),
  deletable: z.literal(true),
  is_deleted: z.boolean(),
  organization_id: Id,
};

const privateShape = {
  visibility: BenefitVisibility,
  visibility_configurable: z.literal(true),
  metadata: Metadata,
};

const credits = {
  type: z.literal("meter_credit").meta({
    description: "Credits, by the name that Polar's clients know; ours is in `kind`.",
  }),
  kind: z.literal("credits"),
  properties: CreditsProperties,
};

export const Benefit = z
  .discriminatedUnion("type", [z.object({ ...publicShape, ...credits, ...privateShape })])
  .meta({ id: "Benefit", description: "What the buyer of a product gets." });
export type Benefit = z.output<typeof Benefit>;

/** What a buyer may know of a benefit. */
export const BenefitPublic = z
  .discriminatedUnion("type", [z.object({ ...publicShape, ...credits })])
  .meta({ id: "BenefitPublic" });
export type BenefitPublic = z.output<typeof BenefitPublic>;

const created = {
  description: Description,
  visibility: BenefitVisibility.nullish(),
  metadata: Metadata.optional(),
  organization_id: Id.nullish(),
};

export const BenefitCreate = z
  .discriminatedUnion("type", [
    z.strictObject({ type: z.literal("credits"), ...created, properties: CreditsInput }),
    z.strictObject({ type: z.literal("meter_credit"), ...created, properties: MeterCreditInput }),
  ])
  .meta({ id: "BenefitCreate" });
export type BenefitCreate = z.output<typeof BenefitCreate>;

export const BenefitUpdate = z
  .strictObject({
    type: z.enum(["credits", "meter_credit"]).optional().meta({ description: "Cannot be changed." }),
    description: Description.nullish(),
    visibility: BenefitVisibility.nullish(),
    metadata: Metadata.optional(),
    properties: CreditsUpdate.nullish().meta({ description: "Those that are named change." }),
  })
  .meta({ id: "BenefitUpdate" });
export type BenefitUpdate = z.output<typeof BenefitUpdate>;

/** The names of types that a filter takes. */
export const BenefitTypeFilter = z.enum(["credits", "meter_credit"]);
