import { Check } from "lucide-react";
import { decimalsOf } from "@/lib/money";
import type { BenefitPublic } from "../schema";
import { givesText, termsText } from "../texts";

/** The benefits of a product in words, for the checkout: the number first, then what the merchant says of it where that says more. */
export const getsOf = (benefits: readonly BenefitPublic[]) =>
  benefits.map((benefit) => {
    const { id, description } = benefit;
    const given = givesText(benefit);
    // "1,000 credits for images" says how many by itself; of other types the merchant says what they are.
    const saysAll = benefit.kind !== "credits" || description.toLowerCase().startsWith(given.toLowerCase());
    return {
      id,
      mark: <Check aria-hidden className="mt-1 size-4 shrink-0 text-success" />,
      text: saysAll ? description : given,
      note: [saysAll ? "" : description, termsText(benefit)].filter(Boolean).join(", "),
      topUp: topUpOf(benefit),
    };
  });

/** What follows the amount that the buyer names. */
function topUpOf({ kind, properties }: BenefitPublic) {
  if (kind !== "credits" || properties.credits_per_unit === null || properties.currency === null) return null;
  const { credits_per_unit: perUnit, currency } = properties;
  return { perUnit, currency, unit: 10 ** decimalsOf(currency) };
}
