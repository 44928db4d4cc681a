import { z } from "zod";
import { Id } from "@/lib/id";
import { Metadata } from "@/lib/metadata";
import { Instant } from "@/lib/time";

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

/** What buyers may know of a benefit of any type. */
export const publicShape = {
  id: Id,
  created_at: Instant,
  modified_at: Instant.nullable(),
  description: Description,
  selectable: z.literal(true),
  deletable: z.literal(true),
  is_deleted: z.boolean(),
  organization_id: Id,
};

/** What merchants know besides. */
export const privateShape = {
  visibility: BenefitVisibility,
  visibility_configurable: z.literal(true),
  metadata: Metadata,
};

/** What one says of a new benefit of any type. */
export const createdShape = {
  description: Description,
  visibility: BenefitVisibility.nullish(),
  metadata: Metadata.optional(),
  organization_id: Id.nullish(),
};

/** What may be edited of a benefit of any type. */
export const editedShape = {
  description: Description.nullish(),
  visibility: BenefitVisibility.nullish(),
  metadata: Metadata.optional(),
};

/** How the properties are edited. */
export const namedChange = { description: "Those that are named change." };
