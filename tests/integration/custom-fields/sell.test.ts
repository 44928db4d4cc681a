import { expect, test } from "vitest";
import { openLink } from "@/modules/checkout-links";
import { world } from "@/server/context";
import { aCustomField } from "../../factories/custom-field.ts";
import { aProduct } from "../../factories/product.ts";
import { shopForTest } from "../../setup/shop.ts";

const { api, own, token } = shopForTest();

const buyer = { customer_email: "buyer@example.com", customer_billing_address: { country: "DE" } };

/** A product that asks for a team, a number, and a tick for the terms. */
async function aShop(named: object = {}) {
  const { ctx } = own();
  const team = await aCustomField(ctx, { properties: { max_length: 5 } });
  const seats = await aCustomField(ctx, { type: "number", properties: { ge: 1, le: 9 } });
  const terms = await aCustomField(ctx, { type: "checkbox" });
  const product = await aProduct(ctx, {
    attached_custom_fields: [
      { custom_field_id: team.id, required: true },
      { custom_field_id: seats.id, required: false },
      { custom_field_id: terms.id, required: true },
    ],
    ...named,
  });
  return { product, team: team.slug, seats: seats.slug, terms: terms.slug, fields: { team, seats, terms } };
}
const open = async (body: object) => (await api("POST", "/checkouts", { ...buyer, ...body })).body;
const confirm = async (secret: string, more: object = {}) =>
  api("POST", `/checkouts/client/${secret}/confirm`, { confirmation_token_id: await token(), ...more });
const issues = ({ status, body }: { status: number; body: { detail: { loc: string[] }[] } }) => [
  status,
  body.detail.map(({ loc }) => loc.slice(1).join(".")),
];

test("a checkout tells what is asked, reads answers by their type, and keeps them on the order", async () => {
  const { product, team, seats, terms } = await aShop();
  const checkout = await open({ products: [product.id], custom_field_data: { [seats]: "3" } });
  expect(checkout.custom_field_data).toEqual({ [seats]: 3 });
  expect(checkout.attached_custom_fields).toEqual(product.attached_custom_fields);
  const patch = await api("PATCH", `/checkouts/client/${checkout.client_secret}`, {
    custom_field_data: { [team]: " Blue ", [seats]: 4, [terms]: "on" },
  });
  const answers = { [team]: "Blue", [seats]: 4, [terms]: true };
  expect(patch.body.custom_field_data).toEqual(answers);
  const confirmed = await confirm(checkout.client_secret);
  expect(confirmed.body.custom_field_data).toEqual(answers);
  const { body: order } = await api("GET", `/orders/${confirmed.body.order_id}`);
  expect(order.custom_field_data).toEqual(answers);
});

test("what does not fit is refused at its field, with all others beside it, and nothing is changed", async () => {
  const { product, team, seats, terms } = await aShop();
  const checkout = await open({ products: [product.id], custom_field_data: { [team]: "Blue" } });
  const path = `/checkouts/client/${checkout.client_secret}`;
  const wrong = { [team]: "Yellow", [seats]: 10, [terms]: "perhaps", stranger: "x" };
  expect(issues(await api("PATCH", path, { custom_field_data: wrong }))).toEqual([
    422,
    [team, seats, terms, "stranger"].map((slug) => `custom_field_data.${slug}`),
  ]);
  expect((await api("GET", path)).body.custom_field_data).toEqual({ [team]: "Blue" });
  expect(
    issues(await api("POST", "/checkouts", { products: [product.id], custom_field_data: wrong }))[0],
  ).toBe(422);
});

test("nothing is sold without an answer to each required field, a tick where one is asked", async () => {
  const { product, team, seats, terms } = await aShop();
  const checkout = await open({ products: [product.id], custom_field_data: { [terms]: false } });
  expect(issues(await confirm(checkout.client_secret))).toEqual([
    422,
    [`custom_field_data.${team}`, `custom_field_data.${terms}`],
  ]);
  expect((await api("GET", `/checkouts/${checkout.id}`)).body.status).toBe("open");
  const answered = await confirm(checkout.client_secret, {
    custom_field_data: { [team]: "Red", [terms]: true },
  });
  expect([answered.status, answered.body.custom_field_data]).toEqual([200, { [team]: "Red", [terms]: true }]);
  expect(answered.body.custom_field_data).not.toHaveProperty(seats);
});

test("a box that may be left alone is kept as no; answers to another product of the checkout are left behind", async () => {
  const news = await aCustomField(own().ctx, { type: "checkbox" });
  const plain = await aProduct(own().ctx, {
    attached_custom_fields: [{ custom_field_id: news.id, required: false }],
  });
  const { product, team } = await aShop();
  const checkout = await open({ products: [product.id, plain.id], custom_field_data: { [team]: "Blue" } });
  const path = `/checkouts/client/${checkout.client_secret}`;
  const switched = await api("PATCH", path, { product_id: plain.id });
  expect(switched.body.attached_custom_fields).toMatchObject([{ custom_field_id: news.id }]);
  const { body } = await confirm(checkout.client_secret);
  expect(body.custom_field_data).toEqual({ [news.slug]: false });
});

test("a subscription keeps the answers, and so do the orders of its periods", async () => {
  const { product, team, terms } = await aShop({ recurring_interval: "month" });
  const answers = { [team]: "Blue", [terms]: true };
  const checkout = await open({ products: [product.id], custom_field_data: answers });
  const { body } = await confirm(checkout.client_secret);
  const { body: subscription } = await api("GET", `/subscriptions/${body.subscription_id}`);
  expect(subscription.custom_field_data).toEqual(answers);
  expect((await api("GET", `/orders/${body.order_id}`)).body.custom_field_data).toEqual(answers);
});

test("a free subscription that goes on as a paid one keeps the answers to both", async () => {
  const first = await aCustomField(own().ctx);
  const free = await aProduct(own().ctx, {
    recurring_interval: "month",
    prices: [{ amount_type: "free" }],
    attached_custom_fields: [{ custom_field_id: first.id, required: true }],
  });
  const { product, team, terms } = await aShop({ recurring_interval: "month" });
  const customer_email = "upgrades@example.com";
  const begun = await open({
    products: [free.id],
    customer_email,
    custom_field_data: { [first.slug]: "Ada" },
  });
  const began = await api("POST", `/checkouts/client/${begun.client_secret}/confirm`, {});
  const answers = { [team]: "Blue", [terms]: true };
  const paid = await open({ products: [product.id], customer_email, custom_field_data: answers });
  const { body } = await confirm(paid.client_secret);
  expect(body.subscription_id).toBe(began.body.subscription_id);
  const { body: subscription } = await api("GET", `/subscriptions/${body.subscription_id}`);
  expect(subscription.custom_field_data).toEqual({ [first.slug]: "Ada", ...answers });
});

test("a link fills answers in; those that do not fit, or that nobody asks for, are left away", async () => {
  const { product, team, seats } = await aShop();
  const secret = await openLink(world(), product.id, {
    [`custom_field_data.${team}`]: "Blue",
    [`custom_field_data.${seats}`]: "99",
    "custom_field_data.stranger": "x",
  });
  const { body } = await api("GET", `/checkouts/client/${secret}`);
  expect(body.custom_field_data).toEqual({ [team]: "Blue" });
});

test("a deleted field is asked for no longer, and the answers to it stay readable", async () => {
  const { product, team, terms, fields } = await aShop();
  const answers = { [team]: "Blue", [terms]: true };
  const sold = await open({ products: [product.id], custom_field_data: answers });
  const { body } = await confirm(sold.client_secret);
  const waiting = await open({ products: [product.id] });
  await api("DELETE", `/custom-fields/${fields.team.id}`);
  await api("DELETE", `/custom-fields/${fields.terms.id}`);
  expect((await api("GET", `/orders/${body.order_id}`)).body.custom_field_data).toEqual(answers);
  expect((await confirm(waiting.client_secret)).status).toBe(200);
});
