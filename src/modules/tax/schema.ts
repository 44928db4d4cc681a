import { z } from "zod";

export const TaxBehavior = z
  .enum(["inclusive", "exclusive"])
  .meta({ description: "`inclusive`: the price has the tax in it. `exclusive`: it is added on top." });
export type TaxBehavior = z.output<typeof TaxBehavior>;

export const TaxBehaviorOption = z
  .enum(["location", "inclusive", "exclusive"])
  .meta({ description: "`location`: as is usual where the buyer is." });
export type TaxBehaviorOption = z.output<typeof TaxBehaviorOption>;

/** What an order keeps of its tax. */
export const Tax = z.object({
  rate_ppm: z.int().nonnegative().meta({ description: "Parts per million: 190000 is 19 %." }),
  kind: z.string().meta({ description: "vat, gst, sales_tax… or none", example: "vat" }),
  jurisdiction: z.string().nullable().meta({ example: "US-CA" }),
  reason: z.enum(["standard_rated", "reverse_charge", "not_subject", "location_incomplete"]),
});
export type Tax = z.output<typeof Tax>;

/** A tax id as typed. Spaces, dots and dashes are dropped. */
export const TaxIdInput = z
  .string()
  .trim()
  .max(40)
  .transform((text) => text.replace(/[\s.-]/g, "").toUpperCase())
  .meta({ example: "DE136695976" });
