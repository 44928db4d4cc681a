import { expect, test } from "vitest";
import { openLink } from "@/modules/checkout-links";
import { findClientCheckout, findReceipt, resumePendingPayment } from "@/modules/checkouts";
import { abandonPendingPayment } from "@/modules/checkouts/pending-payment";
import { world } from "@/server/context";
import { aProduct } from "../../factories/product.ts";
import { shopForTest } from "../../setup/shop.ts";

const shop = shopForTest();
const { api } = shop;

const THREE_D_SECURE = "4000002500003155";

const buyer = { customer_email: "buyer@example.com", customer_billing_address: { country: "DE" } };

async function aCheckout(more: object = {}) {
  const product = await aProduct(shop.own().ctx);
  return (await api("POST", "/checkouts", { products: [product.id], ...more })).body;
}

const asBuyer = (method: string, path: string, body?: object) =>
  api(method, `/checkouts/client/${path}`, body, { token: null });

const confirm = async (secret: string, number?: string, more: object = {}) =>
  asBuyer("POST", `${secret}/confirm`, {
    ...buyer,
    confirmation_token_id: await shop.token(number),
    ...more,
  });

/** The buyer at their bank's question, which they answer. */
async function answerBank(secret: string, outcome: "complete" | "fail"): Promise<void> {
  const { payment_processor_metadata: processor } = (await asBuyer("GET", secret)).body;
  const [intentId] = processor.intent_client_secret.split("_secret_");
  const intent = await shop.sandbox().stripe.paymentIntents.retrieve(intentId);
  const page = intent.next_action?.redirect_to_url?.url ?? "";
  await fetch(page, { method: "POST", body: new URLSearchParams({ outcome }), redirect: "manual" });
}

const statusOf = async (secret: string) => (await findClientCheckout(world(), secret))?.status;

test("a buyer back from their bank has the order at once, before any webhook", async () => {
  const { client_secret: secret } = await aCheckout();
  await confirm(secret, THREE_D_SECURE);
  await answerBank(secret, "complete");
  expect(await statusOf(secret)).toBe("confirmed");
  await resumePendingPayment(world(), secret);
  const checkout = await findClientCheckout(world(), secret);
  expect(checkout?.status).toBe("succeeded");
  const receipt = checkout && (await findReceipt(world(), checkout));
  expect(receipt).toMatchObject({
    order: { checkout_id: checkout?.id, status: "paid" },
    paidWith: { method: "card", brand: "visa", last4: "3155" },
  });
});

test("a buyer who failed their bank's question may pay with another card, and reads why", async () => {
  const { client_secret: secret } = await aCheckout();
  await confirm(secret, THREE_D_SECURE);
  await answerBank(secret, "fail");
  await resumePendingPayment(world(), secret);
  expect(await findClientCheckout(world(), secret)).toMatchObject({
    status: "open",
    payment_failure: { code: "payment_intent_authentication_failure" },
  });
  expect((await confirm(secret)).status).toBe(200);
});

test("a payment left at the bank's question can be given up, and its intent can be paid no more", async () => {
  const { client_secret: secret } = await aCheckout();
  await confirm(secret, THREE_D_SECURE);
  const { payment_processor_metadata: processor } = (await asBuyer("GET", secret)).body;
  await abandonPendingPayment(world(), secret);
  expect(await statusOf(secret)).toBe("open");
  const [intentId] = processor.intent_client_secret.split("_secret_");
  expect((await shop.sandbox().stripe.paymentIntents.retrieve(intentId)).status).toBe("canceled");
  expect((await confirm(secret)).status).toBe(200);
});

test("giving up a payment that the bank let pass meanwhile leaves it paid", async () => {
  const { client_secret: secret } = await aCheckout();
  await confirm(secret, THREE_D_SECURE);
  await answerBank(secret, "complete");
  await abandonPendingPayment(world(), secret);
  expect(await statusOf(secret)).toBe("succeeded");
});

test("nothing happens to a checkout that nobody confirmed, and a receipt is of what is paid", async () => {
  const { client_secret: secret } = await aCheckout();
  await resumePendingPayment(world(), secret);
  await abandonPendingPayment(world(), secret);
  const checkout = await findClientCheckout(world(), secret);
  expect(checkout?.status).toBe("open");
  expect(checkout && (await findReceipt(world(), checkout))).toBeNull();
  expect(await findClientCheckout(world(), "florin_cs_of_nobody")).toBeNull();
});

test("a tax id is checked while the buyer types, and a wrong one stands on no invoice", async () => {
  const { client_secret: secret } = await aCheckout();
  const business = { is_business_customer: true, customer_billing_address: { country: "DE" } };
  const valid = await asBuyer("PATCH", secret, { ...business, customer_tax_id: "DE136695976" });
  expect(valid.body).toMatchObject({
    is_customer_tax_id_valid: true,
    tax: { reason: "reverse_charge", rate_ppm: 0 },
    tax_amount: 0,
  });
  const wrong = await asBuyer("PATCH", secret, { customer_tax_id: "DE136695977" });
  expect(wrong.body).toMatchObject({
    is_customer_tax_id_valid: false,
    tax: { reason: "standard_rated", rate_ppm: 190_000 },
  });
  const refused = await confirm(secret);
  expect([refused.status, refused.body.detail[0].loc]).toEqual([422, ["body", "customer_tax_id"]]);
  expect((await confirm(secret, undefined, { is_business_customer: false })).status).toBe(200);
});

test("a tax id of a country whose numbers cannot be checked is taken as it is", async () => {
  const { client_secret: secret } = await aCheckout();
  const { body } = await asBuyer("PATCH", secret, {
    is_business_customer: true,
    customer_tax_id: "12-3456789",
    customer_billing_address: { country: "US", state: "CA" },
  });
  expect(body.is_customer_tax_id_valid).toBeNull();
  const address = { customer_billing_address: { country: "US", state: "CA" } };
  expect((await confirm(secret, undefined, address)).status).toBe(200);
});

test("the shared link of a product opens a new checkout for it each time", async () => {
  const product = await aProduct(shop.own().ctx);
  const [first, second] = await Promise.all([
    openLink(world(), product.id, {}),
    openLink(world(), product.id, {}),
  ]);
  expect(first).not.toBe(second);
  expect(first && (await findClientCheckout(world(), first))).toMatchObject({
    status: "open",
    product_id: product.id,
    organization_id: shop.own().id,
  });
});

test("a private product is sold to whoever has its link", async () => {
  const product = await aProduct(shop.own().ctx, { visibility: "private" });
  expect(await openLink(world(), product.id, {})).toMatch(/^florin_cs_/);
});

test("no checkout is opened for a draft, an archived product, none at all, or a text that is no address", async () => {
  const { ctx } = shop.own();
  const draft = await aProduct(ctx, { visibility: "draft" });
  const archived = await aProduct(ctx);
  await api("PATCH", `/products/${archived.id}`, { is_archived: true });
  const before = await ctx.db.checkout.count();
  for (const id of [draft.id, archived.id, "01980f4e-6d2c-7a31-9c1b-2f4d5e6a7b80", "x'; --", "\0"])
    expect(await openLink(world(), id, {})).toBeNull();
  expect(await ctx.db.checkout.count()).toBe(before);
});
