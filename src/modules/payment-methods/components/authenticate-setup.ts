type Where = { publishableKey: string; sandboxUrl: string | null };
type Setup = { next_action: { redirect_to_url?: { url: string } } | null };

/**
 * Leads a customer through the question of their bank about a card they are adding. Where the bank has a page of its own
 * the browser leaves, and comes back by itself; else it goes on to `finish`, where the setup is looked at again.
 */
export async function authenticateSetup(
  { publishableKey, sandboxUrl }: Where,
  clientSecret: string,
  finish: string,
): Promise<void> {
  const [id = ""] = clientSecret.split("_secret_");
  const back = `${finish}&setup_intent=${id}`;
  if (sandboxUrl) {
    const query = new URLSearchParams({ key: publishableKey, client_secret: clientSecret });
    const answer = await fetch(`${sandboxUrl}/v1/setup_intents/${id}?${query}`);
    const setup = (await answer.json()) as Setup;
    location.assign(setup.next_action?.redirect_to_url?.url ?? back);
    return;
  }
  const { loadStripe } = await import("@stripe/stripe-js/pure");
  const stripe = await loadStripe(publishableKey);
  await stripe?.handleNextAction({ clientSecret });
  location.assign(back);
}
