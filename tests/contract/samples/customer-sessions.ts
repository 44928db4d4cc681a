import { aCustomer } from "../../factories/customer.ts";
import type { Merchant } from "../../factories/organization.ts";
import type { Shop } from "../../setup/shop.ts";
import { plain, type Sample } from "./sample.ts";

/** A request of a customer by the token of their session. */
const byCustomer: Sample = {
  make: async ({ ctx, token }: Merchant, { api }: Shop) => {
    const { id } = await aCustomer(ctx);
    const { body } = await api("POST", "/customer-sessions", { customer_id: id }, { token });
    return { headers: { Authorization: `Bearer ${body.token}` } };
  },
};

export const customerSessions: Record<string, Sample> = {
  "customerSessions.create": {
    make: async ({ ctx }) => ({ body: { customer_id: (await aCustomer(ctx)).id } }),
    foreign: 422,
  },
  "customerPortal.creditBalance": byCustomer,
  "customerPortal.creditTransactions": byCustomer,
  "credits.summary": plain({ query: "days=7" }),
  "credits.listAccounts": plain({ query: "query=buyer&low=true&sorting=-balance" }),
  "credits.explain": {
    make: async ({ ctx }) => ({ query: `customer_id=${(await aCustomer(ctx)).id}` }),
    foreign: 404,
  },
};
