import { formatMinor } from "@/components/ui/money-text";
import { billingAddressFields } from "../../billing-fields";
import { charge } from "./charge";
import { firstOf, problemsOf } from "./problems";
import { focusOn, NOT_SENT, type Till } from "./till";
import { readValues, unsavedOf } from "./values";

/** Shows all that is wrong and leads to the first of it. @returns whether nothing is. */
function check(till: Till, isCardFine: boolean | undefined): boolean {
  const { state, form } = till;
  const sheet = state.latest();
  const values = readValues(form, sheet);
  const isWhole = sheet.require_billing_address || values.is_business_customer;
  const asked = billingAddressFields(isWhole, values.customer_billing_address?.country ?? null);
  const { customer_tax_id, ...latest } = state.latestProblems();
  const choice = sheet.seats === null ? "amount" : "seats";
  const problems = {
    ...problemsOf(values, asked, sheet.is_payment_form_required, sheet.attached_custom_fields),
    [choice]: till.choiceProblem() ?? latest[choice],
    customer_tax_id: values.is_business_customer ? customer_tax_id : undefined,
  };
  state.show(problems);
  const first = firstOf({ ...problems, confirmation_token_id: isCardFine ? undefined : "wrong" });
  focusOn(first, till);
  return first === undefined;
}

/** Goes on with a press once the card was looked at: checks, saves, and charges. @returns whether the page is being left. */
export async function press(till: Till, isCardFine: boolean | undefined): Promise<boolean> {
  const { state, say } = till;
  if (!check(till, isCardFine)) return false;
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
