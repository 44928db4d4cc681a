import { beforeAll, expect, test } from "vitest";
import { fillOrders } from "../../bench/orders.ts";
import { aProduct } from "../../factories/product.ts";
import { aSale } from "../../factories/sale.ts";
import { apiForTest } from "../../setup/api.ts";

const { api, own } = apiForTest();

const ORDERS = 3_000;
let customers: string[];

beforeAll(async () => {
  const { ctx, id } = own();
  const products = [await aProduct(ctx, { name: "Chair" }), await aProduct(ctx, { name: "Table" })];
  await fillOrders(
    process.env.DATABASE_URL ?? "",
    id,
    products.map((product) => product.id),
    ORDERS,
  );
  // Some have no e-mail any more and some no product, so that there is nothing to sort by.
  await ctx.db.$executeRaw`UPDATE customer SET email = NULL WHERE name LIKE '%7'`;
  await ctx.db.$executeRaw`UPDATE "order" SET product_id = NULL WHERE number % 5 = 0`;
  await ctx.db
    .$executeRaw`UPDATE "order" SET net_amount = 1500 + number % 7 * 100, total_amount = 1800 + number % 7 * 100
    WHERE refunded_amount = 0`;
  customers = (await ctx.db.customer.findMany({ take: 3, select: { id: true } })).map((each) => each.id);
});

type Page = { items: { id: string }[]; pagination: { total_count: number; max_page: number } };

const page = async (query: string): Promise<Page> => (await api("GET", `/orders?${query}`)).body;

/** One more order, as newest as can be, among the oldest, or in the middle of every order that is not by time. */
async function anotherOrder(created_at: Date): Promise<string> {
  const { ctx, id } = own();
  const [customer_id] = customers;
  const { last_number } = await ctx.db.order_counter.update({
    where: { organization_id: id },
    data: { last_number: { increment: 1 } },
  });
  const amounts = { net_amount: 1_700, number: last_number };
  return (await aSale(ctx, { created_at, ...amounts, ...(customer_id && { customer_id }) })).id;
}

/** Ids in the order in which a walk through all pages shows them; `meanwhile` runs before each page. */
async function walk(query: string, limit: number, meanwhile: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = [];
  for (let number = 1; ; number++) {
    await meanwhile();
    const { items } = await page(`${query}&limit=${limit}&page=${number}`);
    seen.push(...items.map(({ id }) => id));
    if (items.length < limit) return seen;
  }
}

const allIds = async (): Promise<string[]> =>
  (await own().ctx.db.order.findMany({ select: { id: true } })).map(({ id }) => id);

test.for([
  "sorting=-created_at",
  "sorting=created_at",
  "sorting=-net_amount",
  "sorting=net_amount",
  "sorting=customer",
  "sorting=-customer",
  "sorting=product",
  "sorting=-product",
  "sorting=-status,net_amount",
  "sorting=customer,product",
  "sorting=-invoice_number",
  "status=paid&status=refunded&status=partially_refunded",
])(
  "a walk through all pages by %s loses no order and repeats none while orders are written",
  async (query) => {
    const before = await allIds();
    const added: string[] = [];
    const seen = await walk(query, 100, async () => {
      added.push(await anotherOrder(added.length % 2 === 0 ? new Date() : new Date("2020-01-01")));
    });
    expect(new Set(seen).size).toBe(seen.length);
    const written = new Set(added);
    expect(seen.filter((id) => !written.has(id)).sort()).toEqual(before.sort());
  },
);

test.for([1, 7, 20, 33])("pages of %i hold the same orders in the same order as the whole", async (limit) => {
  const query = "sorting=-customer&created_before=2030-01-01T00:00:00Z";
  const whole = await walk(query, 100, async () => undefined);
  const seen: string[] = [];
  for (let number = 1; seen.length < 140; number++)
    seen.push(...(await page(`${query}&limit=${limit}&page=${number}`)).items.map(({ id }) => id));
  expect(seen).toEqual(whole.slice(0, seen.length));
});

test("a page that nobody walked to is the one that a walk comes to, from either end", async () => {
  for (const query of ["sorting=-created_at", "sorting=created_at", "status=paid"]) {
    const whole = await walk(query, 50, async () => undefined);
    const last = Math.ceil(whole.length / 50);
    // Another size is another list, of which no page has been served.
    for (const number of [2, 11, 30, last - 1, last]) {
      const { items } = await page(`${query}&limit=25&page=${number * 2}`);
      const position = (number * 2 - 1) * 25;
      expect(items.map(({ id }) => id)).toEqual(whole.slice(position, position + 25));
    }
  }
});

test("a page past the end is empty and knows how many there are", async () => {
  const all = (await allIds()).length;
  const kept = await page("page=100000&limit=100");
  const counted = await page("page=100000&limit=100&created_after=2000-01-01T00:00:00Z");
  for (const { items, pagination } of [kept, counted])
    expect([items, pagination.total_count, pagination.max_page]).toEqual([[], all, Math.ceil(all / 100)]);
});
