import { aCustomer } from "../../factories/customer.ts";
import type { Merchant } from "../../factories/organization.ts";
import type { Shop } from "../../setup/shop.ts";
import { ofOne, plain, type Sample } from "./sample.ts";

/** A customer with so many credits. */
async function rich({ ctx, token }: Merchant, { api }: Shop, amount = 100): Promise<string> {
  const { id } = await aCustomer(ctx);
  await api("POST", "/credits/grants", { customer_id: id, amount }, { token });
  return id;
}

async function hold(merchant: Merchant, shop: Shop): Promise<{ id: string }> {
  const customer_id = await rich(merchant, shop);
  return (await shop.api("POST", "/credits/holds", { customer_id, amount: 10 }, { token: merchant.token }))
    .body;
}

/** A request whose body names a customer with credits. */
const ofCustomer = (fields: Record<string, unknown> = {}): Sample => ({
  make: async (merchant, shop) => ({ body: { customer_id: await rich(merchant, shop), ...fields } }),
  foreign: 404,
});

/** A list of one customer. */
const listed: Sample = {
  make: async (merchant, shop) => ({ query: `customer_id=${await rich(merchant, shop)}` }),
  foreign: 404,
};

const prices = { features: [{ feature: "chat", model: "fixed", price: 10 }] };

export const credits: Record<string, Sample> = {
  "credits.balance": listed,
  "credits.listGrants": listed,
  "credits.grant": ofCustomer({ amount: 5 }),
  "credits.deduct": ofCustomer({ amount: 5 }),
  "credits.listHolds": listed,
  "credits.hold": ofCustomer({ amount: 5 }),
  "credits.getHold": ofOne(hold),
  "credits.extendHold": ofOne(hold, { amount: 5 }),
  "credits.captureHold": ofOne(hold, { amount: 5 }),
  "credits.releaseHold": ofOne(hold, {}),
  "credits.listTransactions": listed,
  "credits.exportTransactions": listed,
  "credits.refund": {
    make: async (merchant, shop) => {
      const customer_id = await rich(merchant, shop);
      const body = { customer_id, amount: 5 };
      const { token } = merchant;
      const { transaction } = (await shop.api("POST", "/credits/deductions", body, { token })).body;
      return { body: { customer_id, transaction_id: transaction.id } };
    },
    foreign: 404,
  },
  "credits.transfer": {
    make: async (merchant, shop) => {
      const customer_id = await rich(merchant, shop);
      const other = await aCustomer(merchant.ctx);
      return { body: { customer_id, to: [{ customer_id: other.id, amount: 5 }] } };
    },
    foreign: 404,
  },
  "credits.batch": {
    make: async (merchant, shop) => {
      const customer_id = await rich(merchant, shop);
      return { body: { operations: [{ operation: "deduct", customer_id, amount: 5 }] } };
    },
  },
  "credits.verify": ofCustomer(),
  "credits.rebuild": ofCustomer(),
  "credits.pricing": plain(),
  "credits.replacePricing": plain({ body: prices }),
  "credits.settings": plain(),
  "credits.updateSettings": plain({ body: { low_threshold: 100 } }),
  "credits.setThreshold": ofCustomer({ low_threshold: 50 }),
};
