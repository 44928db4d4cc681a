import { newId } from "@/lib/id";
import { aBalance } from "../../factories/balance.ts";
import { aCustomer } from "../../factories/customer.ts";
import { anOpenEmailUpdate } from "../../factories/email-update.ts";
import { aGrant } from "../../factories/grant.ts";
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

/** A grant of the customer whose token it is. */
const ofOwnGrant = (body?: Record<string, unknown>): Sample => ({
  make: async ({ ctx, token }, { api }) => {
    const { id: grant, customerId } = await aGrant(ctx);
    const opened = await api("POST", "/customer-sessions", { customer_id: customerId }, { token });
    const headers = { Authorization: `Bearer ${opened.body.token}` };
    return { headers, params: { id: grant }, ...(body && { body }) };
  },
});

const methods = "/customer-portal/customers/me/payment-methods";
const return_url = "https://app.example.com/account";

/** A customer who has left a card. With one that asks for 3-D Secure, it waits for its bank. */
async function withCard(merchant: Merchant, shop: Shop, card?: string) {
  const { headers = {} } = await byCustomer.make(merchant, shop);
  const body = { confirmation_token_id: await shop.token(card), set_default: true, return_url };
  const added = await shop.api("POST", methods, body, { token: null, headers });
  return { headers, added: added.body };
}

const ofOwnMethod: Sample = {
  make: async (merchant, shop) => {
    const { headers, added } = await withCard(merchant, shop);
    return { headers, params: { id: added.payment_method.id } };
  },
};

export const customerSessions: Record<string, Sample> = {
  "customerSessions.create": {
    make: async ({ ctx }) => ({ body: { customer_id: (await aCustomer(ctx)).id } }),
    foreign: 422,
  },
  "customerPortal.introspectSession": byCustomer,
  "customerPortal.getSessionUser": byCustomer,
  "customerPortal.getOrganization": {
    make: async ({ ctx }) => {
      const { slug } = await ctx.db.organization.findUniqueOrThrow({ where: { id: ctx.organizationId } });
      return { params: { slug } };
    },
  },
  "customerPortal.requestEmailUpdate": {
    make: async (merchant, shop) => ({
      ...(await byCustomer.make(merchant, shop)),
      body: { email: `new-${newId()}@example.com` },
    }),
  },
  "customerPortal.checkEmailUpdate": {
    make: async ({ ctx }) => ({ query: `token=${await anOpenEmailUpdate(ctx)}` }),
  },
  "customerPortal.verifyEmailUpdate": {
    make: async ({ ctx }) => ({ body: { token: await anOpenEmailUpdate(ctx) } }),
  },
  "customerPortal.exportData": byCustomer,
  "customerPortal.listBenefitGrants": byCustomer,
  "customerPortal.getBenefitGrant": ofOwnGrant(),
  "customerPortal.updateBenefitGrant": ofOwnGrant({ benefit_type: "feature_flag" }),
  "customerPortal.creditBalance": byCustomer,
  "customerPortal.creditTransactions": byCustomer,
  "customerPortal.listMeters": byCustomer,
  "customerPortal.getMeter": {
    make: async ({ ctx, token }, { api }) => {
      const { id } = await aCustomer(ctx);
      await api("POST", "/credits/grants", { customer_id: id, amount: 5 }, { token });
      const { body } = await api("POST", "/customer-sessions", { customer_id: id }, { token });
      return { headers: { Authorization: `Bearer ${body.token}` }, params: { id } };
    },
  },
  "customerPortal.listWallets": byCustomer,
  "customerPortal.getWallet": {
    make: async ({ ctx, token }, { api }) => {
      const { id: customer_id } = await aCustomer(ctx);
      const { body } = await api("POST", "/customer-sessions", { customer_id }, { token });
      const headers = { Authorization: `Bearer ${body.token}` };
      return { headers, params: { id: await aBalance(ctx, { customer_id }) } };
    },
  },
  "customerPortal.listPaymentMethods": byCustomer,
  "customerPortal.addPaymentMethod": {
    make: async (merchant, shop) => ({
      ...(await byCustomer.make(merchant, shop)),
      body: { confirmation_token_id: await shop.token(), set_default: false, return_url },
    }),
  },
  "customerPortal.confirmPaymentMethod": {
    make: async (merchant, shop) => {
      const { headers, added } = await withCard(merchant, shop, "4000002500003155");
      const [setup_intent_id] = added.client_secret.split("_secret_");
      return { headers, body: { setup_intent_id, set_default: false } };
    },
    foreign: 422,
  },
  "customerPortal.deletePaymentMethod": ofOwnMethod,
  "customerPortal.makePaymentMethodDefault": ofOwnMethod,
  "credits.summary": plain({ query: "days=7" }),
  "credits.listAccounts": plain({ query: "query=buyer&low=true&sorting=-balance" }),
  "credits.explain": {
    make: async ({ ctx }) => ({ query: `customer_id=${(await aCustomer(ctx)).id}` }),
    foreign: 404,
  },
};
