import { beforeEach, expect, test } from "vitest";
import { aCustomer } from "../../factories/customer.ts";
import { aMeans, aPaymentMethod } from "../../factories/payment-method.ts";
import { apiForTest } from "../../setup/api.ts";

const { api, own, merchant } = apiForTest();
const ctx = () => own().ctx;

let customerId = "";
beforeEach(async () => {
  customerId = (await aCustomer(ctx())).id;
});

const listed = async (query = "") =>
  (await api("GET", `/customers/${customerId}/payment-methods${query}`)).body;
const customer = async () => (await api("GET", `/customers/${customerId}`)).body;

test("what a customer leaves is listed, newest first, and the first of it is their default", async () => {
  const first = await aPaymentMethod(ctx(), customerId);
  const card = { brand: "mastercard", last4: "4444", exp_month: 2, exp_year: 2031 };
  const second = await aPaymentMethod(ctx(), customerId, { card });
  const { items, pagination } = await listed();
  expect(items).toEqual([
    {
      id: second,
      created_at: expect.any(String),
      modified_at: null,
      processor: "stripe",
      customer_id: customerId,
      type: "card",
      method_metadata: card,
      is_default: false,
      expires_at: "2031-03-01T00:00:00.000Z",
    },
    expect.objectContaining({ id: first, is_default: true }),
  ]);
  expect(pagination.total_count).toBe(2);
  expect((await customer()).default_payment_method_id).toBe(first);
  expect((await listed("?limit=1&page=2")).items).toEqual([expect.objectContaining({ id: first })]);
  expect((await listed("?sorting=created_at&limit=1")).items).toEqual([
    expect.objectContaining({ id: first }),
  ]);
});

test("the same means kept again is the same one, and nothing about it changes", async () => {
  const means = aMeans();
  const id = await aPaymentMethod(ctx(), customerId, means);
  const before = await listed();
  expect(await aPaymentMethod(ctx(), customerId, means)).toBe(id);
  expect(await listed()).toEqual(before);
});

test("many who keep the same means at once keep one, and one of several is the default", async () => {
  const means = aMeans();
  const ids = await Promise.all(Array.from({ length: 8 }, () => aPaymentMethod(ctx(), customerId, means)));
  expect(new Set(ids).size).toBe(1);
  await Promise.all(Array.from({ length: 8 }, () => aPaymentMethod(ctx(), customerId)));
  const { items } = await listed();
  expect(items).toHaveLength(9);
  expect(items.filter((item: { is_default: boolean }) => item.is_default)).toHaveLength(1);
});

test("a card with a new expiry is told of again before it expires", async () => {
  const means = aMeans();
  const id = await aPaymentMethod(ctx(), customerId, means);
  const told = { where: { id }, data: { expiry_told_at: new Date() } };
  await ctx().db.payment_method.update(told);
  await aPaymentMethod(ctx(), customerId, means);
  const row = () => ctx().db.payment_method.findUniqueOrThrow({ where: { id } });
  expect((await row()).expiry_told_at).not.toBeNull();
  await aPaymentMethod(ctx(), customerId, {
    ...means,
    card: { brand: "visa", last4: "4242", exp_month: 1, exp_year: 2045 },
  });
  expect(await row()).toMatchObject({
    expiry_told_at: null,
    expires_at: new Date("2045-02-01T00:00:00Z"),
    modified_at: expect.any(Date),
  });
});

test("a means of another customer is never taken over", async () => {
  const means = aMeans();
  await aPaymentMethod(ctx(), customerId, means);
  const another = await aCustomer(ctx());
  await expect(aPaymentMethod(ctx(), another.id, means)).rejects.toThrow(/belongs to another customer/);
  const stranger = await merchant();
  const theirs = await aCustomer(stranger.ctx);
  await expect(aPaymentMethod(stranger.ctx, theirs.id, means)).rejects.toThrow(/belongs to another/);
});

test("a means that is no card has neither details nor expiry", async () => {
  await aPaymentMethod(ctx(), customerId, { type: "sepa_debit", card: null });
  expect((await listed()).items).toEqual([
    expect.objectContaining({ type: "sepa_debit", method_metadata: null, expires_at: null }),
  ]);
});

test("the list is found by the merchant's own id, and of nobody it is 404", async () => {
  const external_id = `user/${customerId}`;
  await api("PATCH", `/customers/${customerId}`, { external_id });
  const id = await aPaymentMethod(ctx(), customerId);
  const path = (value: string) => `/customers/external/${encodeURIComponent(value)}/payment-methods`;
  expect((await api("GET", path(external_id))).body.items).toEqual([expect.objectContaining({ id })]);
  expect((await api("GET", path("nobody"))).status).toBe(404);
  const stranger = await merchant();
  const asked = await api("GET", `/customers/${customerId}/payment-methods`, undefined, {
    token: stranger.token,
  });
  expect(asked.status).toBe(404);
});
