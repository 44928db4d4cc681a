import { newKey } from "@/lib/key";
import { PricingEngine } from "@/sdk/pricing";
import type { FeaturePrice } from "@/sdk/pricing-config";
import type { CreditPricing } from "./settings-schema";

/** A row of the catalogue while it is edited: what was typed. */
export type PriceRow = {
  key: string;
  feature: string;
  model: "fixed" | "metered";
  price: string;
  rate: string;
  unit: string;
  minimum: string;
  cap: string;
  /** How much of it the example has. */
  quantity: string;
};

const text = (value: number | string | null) => (value === null ? "" : String(value));

export const rowOf = (price: CreditPricing["features"][number]): PriceRow => ({
  key: newKey(),
  feature: price.feature,
  model: price.model,
  price: text(price.price),
  rate: text(price.rate),
  unit: text(price.unit),
  minimum: text(price.minimum),
  cap: text(price.cap),
  quantity: price.model === "fixed" ? "3" : "12.4",
});

export const newRow = (model: PriceRow["model"]): PriceRow => ({
  key: newKey(),
  feature: "",
  model,
  price: "",
  rate: "",
  unit: "",
  minimum: "",
  cap: "",
  quantity: model === "fixed" ? "3" : "12.4",
});

const bare = (number: string) => number.replaceAll(/[\s,]/g, "");
const whole = (number: string) => Number(bare(number) || Number.NaN);

const priceOf = (row: PriceRow): FeaturePrice =>
  row.model === "fixed"
    ? { model: "fixed", price: whole(row.price) }
    : {
        model: "metered",
        rate: row.rate.trim(),
        unit: row.unit || "unit",
        ...(row.minimum.trim() && { minimum: whole(row.minimum) }),
        ...(row.cap.trim() && { cap: whole(row.cap) }),
      };

/** What the example costs by what is typed, computed as the server does; or why it cannot be computed. */
export function exampleOf(row: PriceRow): { credits: number } | { problem: string } {
  try {
    const name = row.feature || "feature";
    return { credits: new PricingEngine({ [name]: priceOf(row) }).price(name, row.quantity.trim() || "1") };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : "This cannot be computed." };
  }
}
