import { expect, test } from "vitest";
import { newId } from "@/lib/id";
import { aBalance } from "../../factories/balance.ts";
import { aCustomer } from "../../factories/customer.ts";
import { shopForTest } from "../../setup/shop.ts";

const { api, own } = shopForTest();

/** A customer with a balance in two currencies, who asks by the token of their session. */
async function aHolder() {
  const { id: customer_id } = await aCustomer(own().ctx);
  const dollars = await aBalance(own().ctx, { customer_id, currency: "usd", amount: 1230 });
  const euros = await aBalance(own().ctx, { customer_id, currency: "eur", amount: -80 });
  const { token } = (await api("POST", "/customer-sessions", { customer_id })).body;
  const get = (query = "") => api("GET", `/customer-portal/wallets${query}`, undefined, { token });
  return { customer_id, dollars, euros, get };
}

test("a customer sees what they have and owe by currency, sorted and page by page, and nobody else's", async () => {
  const { customer_id, dollars, euros, get } = await aHolder();
  const other = await aHolder();
  const wallet = { id: dollars, customer_id, balance: 1230, currency: "usd" };
  const { body } = await get("?sorting=balance&limit=1&page=2");
  expect(body).toMatchObject({ items: [wallet], pagination: { total_count: 2, max_page: 2 } });
  const { body: all } = await get("?sorting=-created_at");
  expect(all.items.map(({ id }: { id: string }) => id)).toEqual([euros, dollars]);
  expect((await get(`/${dollars}`)).body).toEqual({
    ...wallet,
    created_at: expect.any(String),
    modified_at: null,
  });
  for (const id of [other.dollars, newId()]) expect((await get(`/${id}`)).status).toBe(404);
});

test("a wallet keeps its id while its balance moves", async () => {
  const { customer_id, dollars, get } = await aHolder();
  expect(await aBalance(own().ctx, { customer_id, amount: -230 })).toBe(dollars);
  expect((await get(`/${dollars}`)).body).toMatchObject({ balance: 1000, modified_at: expect.any(String) });
});
