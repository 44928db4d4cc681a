import { tellEmbedder } from "../embedder";
import { confirmationPath, rememberPaying } from "../journey";
import type { PaymentSettings } from "../payment/payment-fields";
import { billingOf } from "./billing-of";
import { confirm, type Outcome } from "./confirm";
import { firstOf } from "./problems";
import { focusOn, type Till } from "./till";
import { problemsIn, readValues } from "./values";

/** Makes a token of the card, confirms, and goes where that leads. @returns whether the page is being left. */
export async function charge(till: Till): Promise<boolean> {
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
    ...(sheet.seats !== null && { seats: sheet.seats }),
    ...(made && { confirmation_token_id: made.token }),
  };
  return follow(await confirm(sheet.client_secret, body), till);
}

async function follow(outcome: Outcome, till: Till): Promise<boolean> {
  const { state, say } = till;
  switch (outcome.kind) {
    case "confirmed": {
      rememberPaying(outcome.checkout.id);
      tellEmbedder(outcome.checkout.embed_origin, { event: "confirmed" });
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
