import { beforeAll, expect, test } from "vitest";
import { fillOrders } from "../../bench/orders.ts";
import { aProduct } from "../../factories/product.ts";
import { apiForTest } from "../../setup/api.ts";

const { api, own } = apiForTest();

const ORDERS = 12_500;
const EVERY = "created_after=2000-01-01T00:00:00Z";

beforeAll(async () => {
  const { ctx, id } = own();
  const product = await aProduct(ctx);
  await fillOrders(process.env.DATABASE_URL ?? "", id, [product.id], ORDERS);
});

const totalOf = async (query: string): Promise<number> =>
  (await api("GET", `/orders?${query}`)).body.pagination.total_count;

test("without a filter the count is exact, however many there are", async () => {
  expect(await totalOf("limit=100")).toBe(ORDERS);
  expect(await totalOf("limit=100&page=30")).toBe(ORDERS);
});

test("with a filter it is exact up to ten thousand past the page, and beyond a bound that grows before it is reached", async () => {
  expect(await totalOf(`${EVERY}&limit=100`)).toBe(10_000);
  expect(await totalOf(`${EVERY}&limit=100&page=30`)).toBe(ORDERS);
  expect(await totalOf(`${EVERY}&limit=50&page=200`)).toBe(ORDERS);
  expect(await totalOf("status=refunded&limit=100")).toBe(ORDERS / 20);
});

test("whoever goes by max_page comes to the end", async () => {
  let seen = 0;
  let page = 1;
  for (let maxPage = 1; page <= maxPage; page++) {
    const { items, pagination } = (await api("GET", `/orders?${EVERY}&limit=100&page=${page}`)).body;
    seen += items.length;
    maxPage = pagination.max_page;
  }
  expect([seen, page - 1]).toEqual([ORDERS, ORDERS / 100]);
});
