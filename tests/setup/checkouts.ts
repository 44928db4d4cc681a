import type { ApiTest } from "./api.ts";

export const fixed = (price_amount: number, price_currency = "usd") => ({
  amount_type: "fixed",
  price_amount,
  price_currency,
});

export const germany = { customer_billing_address: { country: "DE" } };

/** Checkouts by the API: opened by the organization, changed and paid by the buyer. */
export const checkoutsOf = ({ api }: ApiTest) => ({
  aProduct: async (...prices: object[]) =>
    (
      await api("POST", "/products", {
        name: "Test product",
        prices: prices.length > 0 ? prices : [fixed(2000)],
      })
    ).body,
  create: (body: object) => api("POST", "/checkouts", body),
  asBuyer: (method: string, secret: string, body?: object, path = "") =>
    api(method, `/checkouts/client/${secret}${path}`, body, { token: null }),
});
