import { expect } from "vitest";
import { newId } from "@/lib/id";
import { aBenefit } from "../../factories/benefit.ts";
import { aDispute } from "../../factories/dispute.ts";
import { anOrder } from "../../factories/order.ts";
import type { Merchant } from "../../factories/organization.ts";
import { aProduct } from "../../factories/product.ts";
import type { Shop } from "../../setup/shop.ts";
import { ofOne, type Sample } from "./sample.ts";

async function checkout(
  { ctx, token }: Merchant,
  { api }: Shop,
): Promise<{ id: string; client_secret: string }> {
  const { id } = await aProduct(ctx);
  return (await api("POST", "/checkouts", { products: [id] }, { token })).body;
}

const confirmation = async ({ token }: Shop) => ({
  customer_email: "buyer@example.com",
  customer_billing_address: { country: "DE" },
  confirmation_token_id: await token(),
});

const bySecret = (body?: (shop: Shop) => Promise<Record<string, unknown>>): Sample => ({
  make: async (merchant, shop) => {
    const { client_secret } = await checkout(merchant, shop);
    return { params: { client_secret }, ...(body && { body: await body(shop) }) };
  },
});

const listOf = (make: (merchant: Merchant, shop: Shop) => Promise<unknown>): Sample => ({
  make: async (merchant, shop) => make(merchant, shop).then(() => ({})),
});

const order = (merchant: Merchant, shop: Shop) => anOrder(shop, merchant);

async function payment(merchant: Merchant, shop: Shop) {
  const { id } = await order(merchant, shop);
  return merchant.ctx.db.payment.findFirstOrThrow({ where: { order_id: id } });
}

async function benefitGrant(merchant: Merchant, shop: Shop) {
  const { id: order_id, customer_id } = await order(merchant, shop);
  const { id: benefit_id } = await aBenefit(merchant.ctx);
  const terms = { type: "credits", amount: 1000, expires_at: null, priority: 500 };
  const data = { id: newId(), organization_id: merchant.id, benefit_id, customer_id, order_id, terms };
  return merchant.ctx.db.benefit_grant.create({ data });
}

/** An order that says to whom it is billed, as an invoice needs it. */
async function billedOrder(merchant: Merchant, shop: Shop) {
  const { id } = await order(merchant, shop);
  return (
    await shop.api("PATCH", `/orders/${id}`, { billing_name: "Test Company" }, { token: merchant.token })
  ).body;
}

async function invoicedOrder(merchant: Merchant, shop: Shop) {
  const { id } = await billedOrder(merchant, shop);
  const issued = await shop.api("POST", `/orders/${id}/invoice`, undefined, { token: merchant.token });
  expect(issued.status, issued.text).toBe(202);
  return { id };
}

async function billedRefund(merchant: Merchant, shop: Shop) {
  const { id } = await billedOrder(merchant, shop);
  return (await shop.api("POST", "/refunds", refundInput(id), { token: merchant.token })).body;
}

async function creditedRefund(merchant: Merchant, shop: Shop) {
  const { id } = await billedRefund(merchant, shop);
  const issued = await shop.api("POST", `/refunds/${id}/credit-note`, undefined, { token: merchant.token });
  expect(issued.status, issued.text).toBe(202);
  return { id };
}

const refundInput = (order_id: string) => ({ order_id, reason: "customer_request", amount: 100 });

async function refund(merchant: Merchant, shop: Shop) {
  const { id } = await order(merchant, shop);
  return (await shop.api("POST", "/refunds", refundInput(id), { token: merchant.token })).body;
}

async function dispute(merchant: Merchant, shop: Shop) {
  const { id: payment_id, order_id } = await payment(merchant, shop);
  return merchant.ctx.db.dispute.create({
    data: {
      id: newId(),
      organization_id: merchant.id,
      order_id: order_id ?? "",
      payment_id,
      stripe_dispute_id: `dp_${newId()}`,
      status: "needs_response",
      amount: 2000,
      tax_amount: 0,
      currency: "usd",
    },
  });
}

export const sales: Record<string, Sample> = {
  "checkouts.list": listOf(checkout),
  "checkouts.create": {
    make: async ({ ctx }) => ({
      body: { products: [(await aProduct(ctx)).id], customer_email: "a@example.com" },
    }),
    foreign: 422,
  },
  "checkouts.get": ofOne(checkout),
  "checkouts.update": ofOne(checkout, { customer_name: "Ada" }),
  "checkouts.confirm": {
    make: async (merchant, shop) => {
      const { id, client_secret } = await checkout(merchant, shop);
      return { params: { id }, body: { client_secret, ...(await confirmation(shop)) } };
    },
  },
  "checkouts.clientGet": bySecret(),
  "checkouts.clientUpdate": bySecret(async () => ({ customer_name: "Ada" })),
  "checkouts.clientConfirm": bySecret(confirmation),
  "checkouts.clientStream": bySecret(),

  "orders.list": listOf(order),
  "orders.export": listOf(order),
  "orders.get": ofOne(order),
  "orders.update": ofOne(order, { billing_name: "Test Company" }),
  "orders.timeline": ofOne(order),
  "journal.listEntries": listOf(order),
  "journal.export": listOf(order),
  "journal.balances": listOf(order),
  "orders.generateInvoice": ofOne(billedOrder),
  "orders.invoice": ofOne(invoicedOrder),
  "orders.receipt": ofOne(order),

  "benefitGrants.list": listOf(benefitGrant),

  "payments.list": listOf(payment),
  "payments.get": ofOne(payment),

  "refunds.list": listOf(refund),
  "refunds.create": {
    make: async (merchant, shop) => ({ body: refundInput((await order(merchant, shop)).id) }),
    foreign: 422,
  },
  "refunds.get": ofOne(refund),
  "refunds.generateCreditNote": ofOne(billedRefund),
  "refunds.creditNote": ofOne(creditedRefund),

  "disputes.list": listOf(dispute),
  "disputes.get": ofOne(dispute),
  "disputes.accept": ofOne((merchant, shop) => aDispute(shop, merchant)),
};
