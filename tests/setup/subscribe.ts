import { expect } from "vitest";
import type { Answer } from "./api.ts";
import type { Shop } from "./shop.ts";

type As = { token: string };

const germany = { country: "DE" };

/** Steps of buying recurring products over the API, in the organization of `as` or that of the file. */
export function subscribing({ api, token, own }: Shop) {
  const aPlan = async (more: object = {}, as?: As) => {
    const plan = {
      name: "Monthly plan",
      recurring_interval: "month",
      prices: [{ amount_type: "fixed", price_amount: 2000 }],
      ...more,
    };
    const { status, body } = await api("POST", "/products", plan, as);
    expect(status).toBe(201);
    return body;
  };
  const open = async (body: object, as?: As) => {
    const answer = await api("POST", "/checkouts", body, as);
    expect(answer.status).toBe(201);
    return answer.body;
  };
  /** With a card, unless `card` is null. */
  const confirm = async (
    { client_secret }: { client_secret: string },
    email: string,
    card: string | null | undefined = undefined,
    more: object = {},
  ): Promise<Answer> =>
    api(
      "POST",
      `/checkouts/client/${client_secret}/confirm`,
      {
        customer_email: email,
        customer_name: "Bo Buyer",
        customer_billing_address: germany,
        ...(card !== null && { confirmation_token_id: await token(card) }),
        ...more,
      },
      { token: null },
    );
  const seen = async ({ client_secret }: { client_secret: string }) =>
    (await api("GET", `/checkouts/client/${client_secret}`, undefined, { token: null })).body;
  /** The subscription rows of one customer of any organization. */
  const subscriptionsOf = (email: string) =>
    own().ctx.db.subscription.findMany({
      where: { customer: { email } },
      orderBy: { created_at: "asc" },
    });
  const set = async (subscription_settings: object, merchant: { id: string; token: string }) =>
    api("PATCH", `/organizations/${merchant.id}`, { subscription_settings }, merchant);
  return { aPlan, open, confirm, seen, subscriptionsOf, set };
}
