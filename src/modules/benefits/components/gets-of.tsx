import { Check } from "lucide-react";
import { decimalsOf } from "@/lib/money";
import { creditsText, validityText } from "../benefit-text";
import type { BenefitPublic } from "../schema";

/** The benefits of a product in words, for the checkout: the number first, then what the merchant says of it where that says more. */
export const getsOf = (benefits: readonly BenefitPublic[]) =>
  benefits.map(({ id, description, properties }) => {
    const counted = creditsText(properties);
    const { credits_per_unit: perUnit, currency } = properties;
    // "1,000 credits for images" says how many by itself.
    const saysAll = description.toLowerCase().startsWith(counted.toLowerCase());
    return {
      id,
      mark: <Check aria-hidden className="mt-1 size-4 shrink-0 text-success" />,
      text: saysAll ? description : counted,
      note: [saysAll ? "" : description, validityText(properties)].filter(Boolean).join(", "),
      topUp:
        perUnit !== null && currency !== null
          ? { perUnit, currency, unit: 10 ** decimalsOf(currency) }
          : null,
    };
  });
