import "server-only";
import type StripeSdk from "stripe";
import type { Address } from "@/lib/address";
import type { Stripe } from "@/server/stripe/client";
import type { Tax, TaxBehavior } from "./schema";
import type { TaxId } from "./tax-id";

type Sale = {
  amount: number;
  currency: string;
  behavior: TaxBehavior;
  address: Address;
  taxId: TaxId | null;
};

/** Asks Stripe Tax for the rate of a sale. Nothing is recorded there: a calculation is a question. */
export async function askStripeTax(stripe: Stripe, sale: Sale): Promise<Tax> {
  const { address, taxId } = sale;
  const calculation = await stripe.tax.calculations.create({
    currency: sale.currency,
    line_items: [{ amount: sale.amount, reference: "product", tax_behavior: sale.behavior }],
    customer_details: {
      address_source: "billing",
      address: {
        country: address.country,
        ...(address.line1 && { line1: address.line1 }),
        ...(address.city && { city: address.city }),
        ...(address.postal_code && { postal_code: address.postal_code }),
        ...(address.state && { state: address.state.replace(`${address.country}-`, "") }),
      },
      ...(taxId?.isValid &&
        taxId.kind && { tax_ids: [{ type: taxId.kind as TaxIdType, value: taxId.value }] }),
    },
  });
  return taxOf(calculation, address);
}

type TaxIdType = StripeSdk.Tax.CalculationCreateParams.CustomerDetails.TaxId.Type;

/** One rate for the whole: what Stripe takes in all, over what it takes it of. */
function taxOf(calculation: StripeSdk.Tax.Calculation, address: Address): Tax {
  const taxes = calculation.tax_breakdown;
  const reasons = taxes.map(({ taxability_reason }) => taxability_reason);
  const ratePpm = taxes.reduce(
    (sum, { tax_rate_details }) => sum + Math.round(Number(tax_rate_details.percentage_decimal) * 10_000),
    0,
  );
  const levied = taxes.find(({ amount }) => amount > 0) ?? taxes[0];
  const place = levied?.tax_rate_details;
  return {
    rate_ppm: reasons.includes("reverse_charge") ? 0 : ratePpm,
    kind: place?.tax_type ?? "none",
    jurisdiction: place?.state ? `${place.country}-${place.state}` : (place?.country ?? address.country),
    reason: reasons.includes("reverse_charge")
      ? "reverse_charge"
      : ratePpm > 0
        ? "standard_rated"
        : "not_subject",
  };
}
