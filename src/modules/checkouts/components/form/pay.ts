import { formatMinor } from "@/components/ui/money-text";
import { billingAddressFields } from "../../billing-fields";
import { focusOn, type Till } from "./till";
import { firstOf, problemsOf, readValues, unsavedOf } from "./values";

const NOT_SENT = "No connection. Nothing was charged; try again in a moment.";

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
  // Only a press needs it, and the page is to be there before.
  return import("./charge").then(
    ({ charge }) => charge(till),
    () => {
      say(NOT_SENT);
      return false;
    },
  );
}
