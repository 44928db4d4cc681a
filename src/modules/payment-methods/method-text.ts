import { cardText } from "@/lib/card-text";
import type { PaymentMethod } from "./schema";

/** `Visa ·· 4242`; of what is no card, its kind: `Sepa debit`. */
export const methodText = ({ type, method_metadata }: PaymentMethod): string =>
  method_metadata
    ? cardText(method_metadata)
    : `${type[0]?.toUpperCase()}${type.slice(1).replaceAll("_", " ")}`;

/** `12 / 2040`, as it stands on the card. */
export const expiryText = ({ exp_month, exp_year }: { exp_month: number; exp_year: number }): string =>
  `${String(exp_month).padStart(2, "0")} / ${exp_year}`;
