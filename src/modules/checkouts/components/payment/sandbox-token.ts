import { digitsOf, readExpiry } from "./card";
import type { BillingDetails, PaymentSettings } from "./payment-fields";

export type TypedCard = { number: string; expiry: string; cvc: string };
export type CardField = keyof TypedCard;

export type SandboxAnswer = { token: string } | { problem: string; field: CardField | null };

const fields: Record<string, CardField> = {
  number: "number",
  exp_month: "expiry",
  exp_year: "expiry",
  cvc: "cvc",
};

/** Makes a confirmation token out of a card, as Stripe.js does: the card goes to the sandbox and never to our server. */
export async function makeSandboxToken(
  { sandboxUrl, publishableKey }: PaymentSettings,
  card: TypedCard,
  billing: BillingDetails,
): Promise<SandboxAnswer> {
  try {
    const answer = await fetch(`${sandboxUrl}/v1/confirmation_tokens`, {
      method: "POST",
      body: formOf(publishableKey, card, billing),
    });
    const body = await answer.json();
    if (answer.ok) return { token: String(body.id) };
    return { problem: String(body.error?.message), field: fields[body.error?.param] ?? null };
  } catch {
    return { problem: "The card could not be checked: no connection. Try again.", field: null };
  }
}

function formOf(publishableKey: string, card: TypedCard, billing: BillingDetails): URLSearchParams {
  const expiry = readExpiry(card.expiry);
  const form = new URLSearchParams({ key: publishableKey, "payment_method_data[type]": "card" });
  const add = (path: string, values: Record<string, string | undefined>) => {
    for (const [name, value] of Object.entries(values))
      if (value) form.set(`payment_method_data[${path}][${name}]`, value);
  };
  add("card", {
    number: digitsOf(card.number),
    exp_month: expiry?.month.toString(),
    exp_year: expiry?.year.toString(),
    cvc: card.cvc,
  });
  const { address, ...person } = billing;
  add("billing_details", person);
  add("billing_details][address", address);
  return form;
}
