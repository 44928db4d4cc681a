import { formatMinor } from "@/components/ui/money-text";
import { billingAddressFields } from "../../billing-fields";
import type { PaymentFailure } from "../../schema";
import { confirmationPath, rememberPaying } from "../journey";
import type { PaymentHandle, PaymentSettings } from "../payment/payment-fields";
import type { Sheet } from "../sheet";
import type { Outcome } from "./confirm";
import type { SheetState } from "./use-sheet";
import { billingOf, type FieldName, firstOf, problemsIn, problemsOf, readValues, unsavedOf } from "./values";

/** All that a purchase touches on the page. */
export type Till = {
  form: HTMLFormElement;
  state: SheetState;
  /** What the page says that it costs, minor units. */
  promised: Pick<Sheet, "due_amount" | "total_amount">;
  settings: PaymentSettings;
  /** Null while nothing is to pay. */
  payment: () => PaymentHandle | null;
  /** What is wrong with the amount that the buyer typed. */
  amountProblem: () => string | undefined;
  /** Says something above the button; `url` is a part of it that leads somewhere. */
  say: (text: string, url?: string) => void;
  /** Shows why the payment failed, beside the field that it is about where it is about one. */
  fail: (failure: PaymentFailure) => void;
};

function focusOn(name: FieldName | undefined, { form, payment }: Till): void {
  if (name === "confirmation_token_id") payment()?.focus();
  else if (name === "product_id") form.querySelector<HTMLElement>("[name=product_id]:checked")?.focus();
  else if (name) (form.elements.namedItem(name) as HTMLElement | null)?.focus();
}

/** Shows all that is wrong and leads to the first of it. @returns whether nothing is. */
async function check(till: Till): Promise<boolean> {
  const { state, form, payment } = till;
  const sheet = state.latest();
  // First of all, because a wallet opens its own dialog only in answer to the press.
  const isCardFine = sheet.is_payment_form_required ? await payment()?.check() : true;
  const values = readValues(form, sheet);
  const isWhole = sheet.require_billing_address || values.is_business_customer;
  const asked = billingAddressFields(isWhole, values.customer_billing_address?.country ?? null);
  const { amount, customer_tax_id } = state.latestProblems();
  const problems = {
    ...problemsOf(values, asked, sheet.is_payment_form_required),
    amount: till.amountProblem() ?? amount,
    customer_tax_id: values.is_business_customer ? customer_tax_id : undefined,
  };
  state.show(problems);
  const first = firstOf({ ...problems, confirmation_token_id: isCardFine ? undefined : "wrong" });
  focusOn(first, till);
  return first === undefined;
}

/**
 * Takes the buyer's press: checks, saves, makes a token of the card, confirms, and goes where that leads.
 * @returns whether the page is being left.
 */
export async function pay(till: Till): Promise<boolean> {
  const { state, say } = till;
  if (!(await check(till))) return false;
  const unsaved = unsavedOf(readValues(till.form, state.latest()), state.latest());
  if (Object.keys(unsaved).length > 0) state.queue.push(unsaved);
  if (!(await state.queue.flush())) {
    say(NOT_SENT);
    return false;
  }
  const sheet = state.latest();
  const first = firstOf(state.latestProblems());
  if (first) {
    focusOn(first, till);
    return false;
  }
  // Nobody is charged another amount than the one that the page said, today or later.
  const { due_amount, total_amount } = till.promised;
  if (sheet.due_amount !== due_amount || sheet.total_amount !== total_amount) {
    say(`The total is now ${formatMinor(sheet.total_amount, sheet.currency)}. Press again to agree.`);
    return false;
  }
  return charge(till);
}

const NOT_SENT = "No connection. Nothing was charged; try again in a moment.";

async function charge(till: Till): Promise<boolean> {
  const { state, form, payment, say } = till;
  const sheet = state.latest();
  const values = readValues(form, sheet);
  const made = sheet.is_payment_form_required ? await payment()?.makeToken(billingOf(values)) : undefined;
  if (made && "problem" in made) {
    if (made.isShown) payment()?.focus();
    else say(made.problem);
    return false;
  }
  const isCustom = sheet.product_price?.amount_type === "custom";
  const body = {
    ...values,
    ...(isCustom && { amount: sheet.amount }),
    ...(made && { confirmation_token_id: made.token }),
  };
  // Only a press needs it, and the page is to be there before.
  const outcome = await import("./confirm").then(
    ({ confirm }) => confirm(sheet.client_secret, body),
    (): Outcome => ({ kind: "failed", message: NOT_SENT }),
  );
  return follow(outcome, till);
}

async function follow(outcome: Outcome, till: Till): Promise<boolean> {
  const { state, say } = till;
  switch (outcome.kind) {
    case "confirmed": {
      rememberPaying(outcome.checkout.id);
      await goOn(outcome.checkout.client_secret, outcome.checkout.payment_processor_metadata, till.settings);
      return true;
    }
    case "closed":
      location.reload();
      return true;
    case "declined":
      decline(outcome, till);
      return false;
    case "refused": {
      const { problems, rest } = problemsIn(outcome.issues);
      state.show(problems);
      focusOn(firstOf(problems), till);
      if (rest) say(rest);
      return false;
    }
    case "failed":
      if (outcome.checkout) state.take(outcome.checkout);
      say(outcome.message, outcome.url);
      return false;
  }
}

/** To the bank's question where there is one, then to the receipt. */
async function goOn(clientSecret: string, metadata: Record<string, string>, settings: PaymentSettings) {
  const { intent_status: status, intent_client_secret: intentSecret } = metadata;
  const path = confirmationPath(clientSecret);
  if (status !== "requires_action" || !intentSecret) return location.replace(path);
  // Where nothing can be reached, the confirmation page offers the question again.
  const hasAgreed = await import("../payment/authenticate")
    .then(({ authenticate }) => authenticate(settings, intentSecret))
    .catch(() => null);
  const told = hasAgreed === null ? "" : `?redirect_status=${hasAgreed ? "succeeded" : "failed"}`;
  location.replace(`${path}${told}`);
}

function decline(
  { message, checkout }: Outcome & { kind: "declined" },
  { state, fail, payment }: Till,
): void {
  if (checkout) state.take(checkout);
  fail(checkout?.payment_failure ?? { code: "payment_failed", message, field: "payment" });
  payment()?.focus();
}
