import type { PaymentFailure } from "../../schema";
import type { PaymentHandle, PaymentSettings } from "../payment/payment-fields";
import type { Sheet } from "../sheet";
import type { SheetState } from "./use-sheet";
import type { FieldName } from "./values";

/** All that a purchase touches on the page. */
export type Till = {
  form: HTMLFormElement;
  state: SheetState;
  /** What the page says that it costs, minor units. */
  promised: Pick<Sheet, "due_amount" | "total_amount">;
  settings: PaymentSettings;
  /** Null while nothing is to pay. */
  payment: () => PaymentHandle | null;
  /** What is wrong with the amount, or the number of seats, that the buyer typed. */
  choiceProblem: () => string | undefined;
  /** Says something above the button; `url` is a part of it that leads somewhere. */
  say: (text: string, url?: string) => void;
  /** Shows why the payment failed, beside the field that it is about where it is about one. */
  fail: (failure: PaymentFailure) => void;
};

/** What is said when nothing can be reached. */
export const NOT_SENT = "No connection. Nothing was charged; try again in a moment.";

/** Leads the buyer to a field. */
export function focusOn(name: FieldName | undefined, { form, payment }: Till): void {
  if (name === "confirmation_token_id") payment()?.focus();
  else if (name === "product_id") form.querySelector<HTMLElement>("[name=product_id]:checked")?.focus();
  else if (name) (form.elements.namedItem(name) as HTMLElement | null)?.focus();
}
