import { expect, test } from "vitest";
import type { JournalBalance, JournalEntry } from "@/modules/books/schema";
import type { Order } from "@/modules/orders/schema";
import { anOrder } from "../../factories/order.ts";
import { shopForTest } from "../../setup/shop.ts";

const shop = shopForTest();

/** An organization with an order in dollars of which a part was given back, and one in yen. */
async function aShop() {
  const merchant = await shop.merchant();
  const { token } = merchant;
  const get = async (path: string) => shop.api("GET", path, undefined, { token });
  const dollars = await anOrder(shop, merchant);
  const part = { order_id: dollars.id, reason: "other", amount: 500 };
  expect((await shop.api("POST", "/refunds", part, { token })).status).toBe(201);
  const other = { amount: 1000, currency: "jpy", email: "other@example.com", country: "FR" };
  const yen = await anOrder(shop, merchant, other);
  const list = async (query: string): Promise<JournalEntry[]> => {
    const { status, body, text } = await get(`/journal/entries?${query}`);
    expect(status, text).toBe(200);
    return body.items;
  };
  return { ...merchant, get, list, dollars, yen };
}

const kindsOf = (entries: JournalEntry[]) => entries.map(({ kind }) => kind);

test("entries are listed newest first, page by page, each summing to zero", async () => {
  const { get, dollars, yen } = await aShop();
  const { body } = await get("/journal/entries?limit=3");
  expect(body.pagination).toEqual({ page: 1, page_size: 3, total_count: 5, max_page: 2 });
  const rest = (await get("/journal/entries?limit=3&page=2")).body.items;
  const entries: JournalEntry[] = [...body.items, ...rest];
  expect(kindsOf(entries)).toEqual([
    "payment_received",
    "order_billed",
    "refund_paid",
    "payment_received",
    "order_billed",
  ]);
  expect(entries[4]).toMatchObject({
    order_id: dollars.id,
    subject_id: dollars.id,
    customer_id: dollars.customer_id,
    created_at: dollars.created_at,
    currency: "usd",
    receivables: 2380,
    revenue: -2000,
    tax_payable: -380,
    stripe_clearing: 0,
  });
  expect(entries[0]).toMatchObject({ order_id: yen.id, currency: "jpy", stripe_clearing: yen.total_amount });
  for (const entry of entries) {
    const { receivables, stripe_clearing, revenue, tax_payable, refunds, customer_balances, disputes } =
      entry;
    expect(
      receivables + stripe_clearing + revenue + tax_payable + refunds + customer_balances + disputes,
    ).toBe(0);
  }
});

test("entries are found by order, customer, kind and time, the end of which is not in it", async () => {
  const { list, dollars, yen } = await aShop();
  expect(kindsOf(await list(`order_id=${dollars.id}&sorting=created_at`))).toEqual([
    "order_billed",
    "payment_received",
    "refund_paid",
  ]);
  expect(await list(`customer_id=${yen.customer_id}`)).toHaveLength(2);
  expect(kindsOf(await list("kind=refund_paid&kind=order_billed"))).toEqual([
    "order_billed",
    "refund_paid",
    "order_billed",
  ]);
  const [refunded] = await list("kind=refund_paid");
  const at = refunded?.created_at ?? "";
  expect(await list(`created_before=${at}`)).toHaveLength(2);
  expect(await list(`created_after=${at}`)).toHaveLength(3);
  expect(await list(`created_after=${at}&created_before=${at}`)).toEqual([]);
});

test("balances are summed by currency, for all time, up to an instant, and within a time", async () => {
  const { get, list } = await aShop();
  const [refunded] = await list("kind=refund_paid");
  const at = refunded?.created_at ?? "";
  const balances = async (query: string): Promise<JournalBalance[]> =>
    (await get(`/journal/balances?${query}`)).body.items;
  const usd = {
    currency: "usd",
    entries_count: 3,
    receivables: 0,
    stripe_clearing: 2380 - 595,
    revenue: -2000,
    tax_payable: -380 + 95,
    refunds: 500,
    customer_balances: 0,
    disputes: 0,
  };
  expect(await balances("")).toMatchObject([{ currency: "jpy", entries_count: 2 }, usd]);
  expect(await balances(`created_before=${at}`)).toEqual([
    { ...usd, entries_count: 2, stripe_clearing: 2380, tax_payable: -380, refunds: 0 },
  ]);
  expect((await balances(`created_after=${at}`))[1]).toMatchObject({ revenue: 0, refunds: 500 });
  expect((await get("/journal/balances")).body).toMatchObject({ created_after: null, created_before: null });
});

test("the CSV holds every entry, oldest first, with the order's number and amounts in the currency's decimals", async () => {
  const { get, dollars, yen } = await aShop();
  const { text, headers } = await get("/journal/export");
  expect(headers.get("content-type")).toContain("text/csv");
  const [titles = "", ...lines] = text.trim().split("\n");
  const named = lines.map((line) => {
    const cells = line.split(",");
    return Object.fromEntries(titles.split(",").map((title, index) => [title, cells[index]]));
  });
  const numbered = (order: Order) => ({ "Order Number": order.invoice_number, "Order ID": order.id });
  expect(named).toMatchObject([
    {
      ...numbered(dollars),
      Kind: "order_billed",
      "Posted At": dollars.created_at,
      Currency: "usd",
      Receivables: "23.80",
      Revenue: "-20.00",
      "Tax Payable": "-3.80",
      Refunds: "0.00",
    },
    { Kind: "payment_received", "Stripe Clearing": "23.80", Receivables: "-23.80" },
    { Kind: "refund_paid", Refunds: "5.00", "Tax Payable": "0.95", "Stripe Clearing": "-5.95" },
    { ...numbered(yen), Kind: "order_billed", Currency: "jpy", Revenue: "-1000" },
    { Kind: "payment_received", Receivables: `-${yen.total_amount}` },
  ]);
  expect((await get("/journal/export?kind=refund_paid")).text.trim().split("\n")).toHaveLength(2);
});

test("what spans several batches of the CSV is in it once, in the order of time", async () => {
  const merchant = await shop.merchant();
  const { post, orderBilled } = await import("@/modules/books");
  const { newId } = await import("@/lib/id");
  const at = new Date("2026-01-31T00:00:00.000Z");
  const of = { organization_id: merchant.id, customer_id: newId(), currency: "usd" };
  const orders = Array.from({ length: 2_500 }, (_, index) => ({
    ...of,
    id: newId(),
    net_amount: index + 1,
    tax_amount: 0,
    applied_balance_amount: 0,
  }));
  await merchant.ctx.db.$transaction((tx) => post(tx, orders.map(orderBilled), at));
  const { text } = await shop.api("GET", "/journal/export", undefined, { token: merchant.token });
  const ids = text
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(",")[5]);
  expect(ids).toEqual(orders.map(({ id }) => id));
});
