import "server-only";
import { invalidField } from "@/lib/errors";
import { type FeaturePrice, type PricingCatalogue, PricingEngine } from "@/sdk";
import type { Context } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { findCatalogue, replaceCatalogue } from "./price-repository";
import { refusalOf } from "./refusals";
import type { CreditPriceInput, CreditPricing, CreditPricingUpdate } from "./settings-schema";

const toPrice = (price: FeaturePrice & { feature: string }): CreditPricing["features"][number] => ({
  feature: price.feature,
  model: price.model,
  price: price.model === "fixed" ? price.price : null,
  rate: price.model === "metered" ? String(price.rate) : null,
  unit: price.model === "metered" ? price.unit : null,
  minimum: price.model === "metered" ? (price.minimum ?? null) : null,
  cap: price.model === "metered" ? (price.cap ?? null) : null,
});

/** What each feature costs: the organization's catalogue, else the SDK's. */
export async function getPricing({
  read,
  organizationId,
}: Pick<Context, "read" | "organizationId">): Promise<CreditPricing> {
  const own = await findCatalogue(read, organizationId);
  const engine = own ? new PricingEngine(own) : new PricingEngine();
  return {
    organization_id: organizationId,
    is_default: own === null,
    features: engine.features().map(toPrice),
  };
}

/** Replaces the organization's catalogue. @throws PricingConfigError, RequestValidationError; nothing is changed then */
export async function replacePricing(
  ctx: Context,
  { features }: CreditPricingUpdate,
): Promise<CreditPricing> {
  const names = features.map(({ feature }) => feature);
  const twice = names.findIndex((name, index) => names.indexOf(name) !== index);
  if (twice >= 0)
    throw invalidField(["features", twice, "feature"], "This feature has a price already.", "duplicate");
  const catalogue: PricingCatalogue = Object.fromEntries(
    features.map((price) => [price.feature, toFeaturePrice(price)]),
  );
  try {
    new PricingEngine(catalogue);
  } catch (error) {
    throw refusalOf(error);
  }
  await transaction(ctx.db, (tx) => replaceCatalogue(tx, ctx.organizationId, catalogue, ctx.now));
  return getPricing(ctx);
}

function toFeaturePrice(price: CreditPriceInput): FeaturePrice {
  if (price.model === "fixed") return { model: "fixed", price: price.price };
  const { rate, unit, minimum, cap } = price;
  return {
    model: "metered",
    rate,
    unit,
    ...(minimum != null && { minimum }),
    ...(cap != null && { cap }),
  };
}
