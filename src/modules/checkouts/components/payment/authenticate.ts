import type { PaymentSettings } from "./payment-fields";

/**
 * Leads the buyer through the question of their bank. Resolves once it has been answered here (Stripe's dialog);
 * where the bank has a page of its own the browser leaves, and comes back to the confirmation page by itself.
 *
 * @returns whether the bank agreed, as far as the browser knows: the server asks Stripe.
 */
export const authenticate = (settings: PaymentSettings, clientSecret: string): Promise<boolean> =>
  settings.sandboxUrl
    ? visitSandbox(settings.sandboxUrl, settings.publishableKey, clientSecret)
    : askStripe(settings.publishableKey, clientSecret);

async function askStripe(publishableKey: string, clientSecret: string): Promise<boolean> {
  const { loadStripe } = await import("@stripe/stripe-js/pure");
  const stripe = await loadStripe(publishableKey);
  if (!stripe) return false;
  const { error } = await stripe.handleNextAction({ clientSecret });
  return !error;
}

type Intent = { status: string; next_action: { redirect_to_url?: { url: string } } | null };

async function visitSandbox(sandboxUrl: string, key: string, clientSecret: string): Promise<boolean> {
  const [id = ""] = clientSecret.split("_secret_");
  const query = new URLSearchParams({ key, client_secret: clientSecret });
  const kind = id.startsWith("seti_") ? "setup_intents" : "payment_intents";
  const answer = await fetch(`${sandboxUrl}/v1/${kind}/${id}?${query}`);
  const intent = (await answer.json()) as Intent;
  const page = intent.next_action?.redirect_to_url?.url;
  if (!page) return intent.status === "succeeded";
  location.assign(page);
  return new Promise(() => {});
}
