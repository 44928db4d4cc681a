import { NOT_SENT, type Till } from "./till";

/**
 * Takes the buyer's press: checks, saves, makes a token of the card, confirms, and goes where that leads.
 * @returns whether the page is being left.
 */
export async function pay(till: Till): Promise<boolean> {
  // First of all, because a wallet opens its own dialog only in answer to the press.
  const isCardFine = till.state.latest().is_payment_form_required ? await till.payment()?.check() : true;
  // Only a press needs it, and the page is to be there before.
  return import("./press").then(
    ({ press }) => press(till, isCardFine),
    () => {
      till.say(NOT_SENT);
      return false;
    },
  );
}
