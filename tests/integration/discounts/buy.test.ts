import { expect, test } from "vitest";
import { aDiscount } from "../../factories/discount.ts";
import { aProduct } from "../../factories/product.ts";
import { shopForTest } from "../../setup/shop.ts";

const shop = shopForTest();
const { api, own, token } = shop;

const aTwenty = async () => (await aProduct(own().ctx, { prices: [usd(2000)] })).id;
const usd = (price_amount: number) => ({
  amount_type: "fixed" as const,
  price_amount,
  price_currency: "usd",
});
const open = (body: object) => api("POST", "/checkouts", body);
const asBuyer = (method: string, secret: string, body?: object, path = "") =>
  api(method, `/checkouts/client/${secret}${path}`, body, { token: null });
const useCode = (secret: string, discount_code: string | null) => asBuyer("PATCH", secret, { discount_code });
const buyer = { customer_email: "buyer@example.com", customer_billing_address: { country: "DE" } };
const confirm = async (secret: string, body: object = {}, card?: string) =>
  asBuyer("POST", secret, { ...buyer, confirmation_token_id: await token(card), ...body }, "/confirm");
const count = async (id: string) => (await api("GET", `/discounts/${id}`)).body.redemptions_count;
const refusal = ({ status, body }: Awaited<ReturnType<typeof api>>) => [
  status,
  ...body.detail[0].loc,
  body.detail[0].msg,
];

test("a code in a checkout takes its part off before tax, and the order says so", async () => {
  const discount = await aDiscount(own().ctx, { code: "TWENTY" });
  const { body: checkout } = await open({ products: [await aTwenty()], ...buyer });
  expect(checkout).toMatchObject({ discount_id: null, discount: null, is_discount_applicable: true });
  const { body: less } = await useCode(checkout.client_secret, " twenty ");
  const sums = { discount_amount: 400, net_amount: 1600, tax_amount: 304, total_amount: 1904 };
  expect(less).toMatchObject({ ...sums, amount: 2000, discount_id: discount.id });
  expect(less.discount).toEqual({
    id: discount.id,
    name: "Spring sale",
    code: "TWENTY",
    type: "percentage",
    basis_points: 2000,
    amount: 2000,
    duration: "once",
    duration_in_months: null,
  });
  const { body: confirmed } = await confirm(checkout.client_secret);
  const { body: order } = await api("GET", `/orders/${confirmed.order_id}`);
  expect(order).toMatchObject({ ...sums, subtotal_amount: 2000, discount_id: discount.id, status: "paid" });
  expect(order.discount).toMatchObject({ id: discount.id, code: "TWENTY", redemptions_count: 1 });
  const [payment] = (await api("GET", `/payments?order_id=${order.id}`)).body.items;
  expect(payment.amount).toBe(1904);
  const listed = (await api("GET", `/orders?discount_id=${discount.id}&sorting=discount`)).body.items;
  expect(listed.map(({ id }: { id: string }) => id)).toEqual([order.id]);
  const csv = (await api("GET", "/orders/export")).text.split("\n").find((line) => line.startsWith(order.id));
  expect(csv?.trim().endsWith(",TWENTY")).toBe(true);
});

test("a code in a checkout is taken off again with null", async () => {
  await aDiscount(own().ctx, { code: "OFFAGAIN" });
  const { body } = await open({ products: [await aTwenty()], discount_code: "offagain" });
  expect(body.discount_amount).toBe(400);
  expect((await useCode(body.client_secret, null)).body).toMatchObject({
    discount_id: null,
    discount: null,
    total_amount: 2000,
  });
});

test("a code in a checkout that is unknown, of another product or another time is refused at its field, and the total stays", async () => {
  const { ctx } = own();
  const { body } = await open({ products: [await aTwenty()] });
  const other = await aProduct(ctx);
  await aDiscount(ctx, { code: "OTHER", products: [other.id] });
  await aDiscount(ctx, { code: "EARLY", starts_at: "2090-01-01T00:00:00Z" });
  await aDiscount(ctx, { code: "LATE", ends_at: "2020-01-01T00:00:00Z" });
  const at = (code: string) => useCode(body.client_secret, code).then(refusal);
  const place = [422, "body", "discount_code"];
  expect(await at("NOTHING")).toEqual([...place, "There is no such code."]);
  expect(await at("OTHER")).toEqual([...place, "This discount is not for this product."]);
  expect(await at("EARLY")).toEqual([...place, "This discount has not begun yet."]);
  expect(await at("LATE")).toEqual([...place, "This discount has ended."]);
  expect((await asBuyer("GET", body.client_secret)).body).toMatchObject({
    total_amount: 2000,
    discount: null,
  });
});

test("a code in a checkout of another organization is none", async () => {
  const { ctx } = await shop.merchant();
  const foreign = await aDiscount(ctx, { code: "FOREIGN" });
  const { body } = await open({ products: [await aTwenty()] });
  expect((await useCode(body.client_secret, "FOREIGN")).status).toBe(422);
  expect(refusal(await open({ products: [await aTwenty()], discount_id: foreign.id }))).toEqual([
    422,
    "body",
    "discount_id",
    "No such discount.",
  ]);
});

test("a code in a checkout is refused where the organization allows none, and the discount that it set holds", async () => {
  const set = await aDiscount(own().ctx);
  await aDiscount(own().ctx, { code: "UNWANTED" });
  const { body } = await open({
    products: [await aTwenty()],
    discount_id: set.id,
    allow_discount_codes: false,
  });
  expect((await useCode(body.client_secret, "UNWANTED")).body.detail[0].msg).toBe(
    "This checkout takes no discount codes.",
  );
  expect((await confirm(body.client_secret, { discount_code: "UNWANTED" })).status).toBe(422);
  expect((await confirm(body.client_secret)).status).toBe(200);
  expect(await count(set.id)).toBe(1);
});

test("a code in a checkout goes when the buyer switches to a product that it is not for", async () => {
  const [a, b] = [await aTwenty(), await aTwenty()];
  await aDiscount(own().ctx, { code: "ONLYA", products: [a] });
  const { body } = await open({ products: [a, b], discount_code: "ONLYA" });
  expect(body.total_amount).toBe(1600);
  expect((await asBuyer("PATCH", body.client_secret, { product_id: b })).body).toMatchObject({
    total_amount: 2000,
    discount_id: null,
  });
});

test("a fixed amount is that of the currency of the sale, and takes nothing off in any other", async () => {
  const make = (amounts: object, code: string) =>
    api("POST", "/discounts", { type: "fixed", name: "Off", duration: "once", code, amounts });
  await make({ usd: 500, eur: 400 }, "BOTH");
  await make({ usd: 500 }, "DOLLARS");
  const prices = [usd(2000), { ...usd(2000), price_currency: "eur" }];
  const { id } = await aProduct(own().ctx, { prices });
  const { body } = await open({ products: [id], currency: "eur" });
  expect((await useCode(body.client_secret, "BOTH")).body).toMatchObject({
    discount_amount: 400,
    currency: "eur",
  });
  expect(refusal(await useCode(body.client_secret, "DOLLARS"))).toEqual([
    422,
    "body",
    "discount_code",
    "This discount is not for this currency.",
  ]);
});

test("a fixed amount above the price makes it free: no card is asked for, and the order is made", async () => {
  await api("POST", "/discounts", {
    type: "fixed",
    name: "Off",
    duration: "once",
    code: "GIFT",
    amount: 9000,
  });
  const { body } = await open({ products: [await aTwenty()], discount_code: "GIFT" });
  expect(body).toMatchObject({
    discount_amount: 2000,
    total_amount: 0,
    is_payment_required: false,
    is_payment_form_required: false,
  });
  const confirmed = await asBuyer(
    "POST",
    body.client_secret,
    { customer_email: "free@example.com" },
    "/confirm",
  );
  const { body: order } = await api("GET", `/orders/${confirmed.body.order_id}`);
  expect(order).toMatchObject({
    status: "paid",
    subtotal_amount: 2000,
    discount_amount: 2000,
    total_amount: 0,
    discount: { code: "GIFT" },
  });
});

test("a fixed amount that leaves less than can be charged makes it free", async () => {
  await api("POST", "/discounts", {
    type: "fixed",
    name: "Off",
    duration: "once",
    code: "ALMOST",
    amount: 1960,
  });
  const { body } = await open({ products: [await aTwenty()], discount_code: "ALMOST" });
  expect(body).toMatchObject({ discount_amount: 2000, total_amount: 0 });
});

test("a discount that ran out since the buyer took it is a named error with its reason: nothing is charged, and the buyer can go on without it", async () => {
  const discount = await aDiscount(own().ctx, { code: "ENDING" });
  const { body } = await open({ products: [await aTwenty()], discount_code: "ENDING" });
  await api("PATCH", `/discounts/${discount.id}`, { ends_at: "2020-01-01T00:00:00Z" });
  const refused = await confirm(body.client_secret);
  expect([refused.status, refused.body]).toEqual([
    409,
    { error: "DiscountNotRedeemable", detail: "This discount has ended.", reason: "ended" },
  ]);
  expect((await api("GET", `/checkouts/${body.id}`)).body).toMatchObject({
    status: "open",
    discount_id: discount.id,
  });
  expect((await api("GET", `/payments?checkout_id=${body.id}`)).body.items).toEqual([]);
  await useCode(body.client_secret, null);
  expect((await confirm(body.client_secret)).body.total_amount).toBe(2380);
});

test("a discount that ran out since the buyer took it or was deleted is gone from the checkout with the next change, and stays in the orders it made", async () => {
  const discount = await aDiscount(own().ctx, { code: "GONE" });
  const product = await aTwenty();
  const bought = (await open({ products: [product], discount_code: "GONE" })).body;
  const { order_id } = (await confirm(bought.client_secret)).body;
  const { body } = await open({ products: [product], discount_code: "GONE" });
  await api("DELETE", `/discounts/${discount.id}`);
  expect((await confirm(body.client_secret)).body).toMatchObject({
    error: "DiscountNotRedeemable",
    reason: "deleted",
  });
  expect((await asBuyer("PATCH", body.client_secret, buyer)).body).toMatchObject({
    discount: null,
    total_amount: 2380,
  });
  expect((await api("GET", `/orders/${order_id}`)).body.discount).toMatchObject({
    id: discount.id,
    code: "GONE",
  });
});

test("a discount that ran out since the buyer took it what a redeemed discount is worth cannot be changed any more; how often it can be had can", async () => {
  const discount = await aDiscount(own().ctx, { code: "FIXEDNOW" });
  const { body } = await open({ products: [await aTwenty()], discount_code: "FIXEDNOW" });
  await confirm(body.client_secret);
  const patch = (change: object) => api("PATCH", `/discounts/${discount.id}`, change);
  expect((await patch({ basis_points: 5000 })).body.detail[0].loc).toEqual(["body", "basis_points"]);
  expect((await patch({ duration: "forever" })).status).toBe(422);
  expect((await patch({ basis_points: 2000, max_redemptions: 1, name: "Over" })).status).toBe(200);
  expect(refusal(await open({ products: [await aTwenty()], discount_code: "FIXEDNOW" }))[3]).toBe(
    "This discount is used up.",
  );
});
