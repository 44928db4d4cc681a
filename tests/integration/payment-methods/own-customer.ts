import type { Shop } from "../../setup/shop.ts";

export const methods = "/customer-portal/customers/me/payment-methods";
export const return_url = "https://app.example.com/account";

/** A customer with a session, and the calls that they make with its token. */
export async function ownCustomer(shop: Shop, named: { email?: string } = {}) {
  const { aCustomer } = await import("../../factories/customer.ts");
  const { id } = await aCustomer(shop.own().ctx, named);
  const { body } = await shop.api("POST", "/customer-sessions", { customer_id: id });
  const ask = (method: string, path = "", sent?: object) =>
    shop.api(method, `${methods}${path}`, sent, { token: body.token });
  return {
    id,
    ask,
    /** Leaves a card, as the page does. */
    add: async (card?: string, set_default = false) =>
      ask("POST", "", { confirmation_token_id: await shop.token(card), set_default, return_url }),
    list: async () => (await ask("GET")).body.items,
    confirm: (clientSecret: string, set_default = false) =>
      ask("POST", "/confirm", { setup_intent_id: clientSecret.split("_secret_")[0], set_default }),
  };
}

/** Answers the question of the bank. */
export async function answerBank(shop: Shop, clientSecret: string, outcome: "complete" | "fail") {
  const [id = ""] = clientSecret.split("_secret_");
  const intent = await shop.sandbox().stripe.setupIntents.retrieve(id);
  const url = intent.next_action?.redirect_to_url?.url ?? "";
  await fetch(url, { method: "POST", body: new URLSearchParams({ outcome }), redirect: "manual" });
}
