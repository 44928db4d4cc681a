import "server-only";
import { PricingEngine } from "@/sdk";
import type { Context } from "@/server/context";
import type { Cost } from "./input-schema";
import { findCatalogue } from "./price-repository";
import { refusalOf } from "./refusals";

/** What something costs, and of which feature it was how much. */
export type Priced = { amount: number; feature?: string; quantity?: number };

const standard = new PricingEngine();

/** The organization's prices: its own catalogue, else the SDK's. */
export async function pricesOf({
  read,
  organizationId,
}: Pick<Context, "read" | "organizationId">): Promise<PricingEngine> {
  const catalogue = await findCatalogue(read, organizationId);
  return catalogue ? new PricingEngine(catalogue) : standard;
}

/** The credits of a request: as it says, or by the price of the feature. @throws PricingConfigError */
export async function priceOf(
  ctx: Pick<Context, "read" | "organizationId">,
  { amount, feature, quantity = 1 }: Cost,
): Promise<Priced> {
  if (feature === undefined) return { amount: amount ?? 0 };
  const prices = await pricesOf(ctx);
  try {
    return { amount: prices.price(feature, quantity), feature, quantity: Number(quantity) };
  } catch (error) {
    throw refusalOf(error);
  }
}
