import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/lib/id";
import type { Context } from "@/server/context";
import { aCustomer } from "../../factories/customer.ts";
import { aDiscount } from "../../factories/discount.ts";
import { aPlan, aSubscription } from "../../factories/subscription.ts";
import { shopForTest } from "../../setup/shop.ts";

const shop = shopForTest();
let ctx: Context;
let first: Awaited<ReturnType<typeof aSubscription>>;
let second: typeof first;
let discountId: string;

beforeAll(async () => {
  ctx = shop.own().ctx;
  const customer = await aCustomer(ctx, { email: "ada@example.com", external_id: "user_ada" });
  first = await aSubscription({ ...ctx, now: new Date("2026-03-01T00:00:00Z") }, { customer });
  second = await aSubscription({ ...ctx, now: new Date("2026-05-01T00:00:00Z") });
  discountId = (await aDiscount(ctx, { name: "Ten off" })).id;
  const change = (id: string, body: object) => shop.api("PATCH", `/subscriptions/${id}`, body);
  await change(first.subscriptionId, { discount_id: discountId, metadata: { plan: "pro" } });
  await change(second.subscriptionId, { revoke: true, customer_cancellation_reason: "unused" });
});

const found = async (query: string) => {
  const { status, text, body } = await shop.api("GET", `/subscriptions?${query}`);
  expect(status, text).toBe(200);
  return body.items.map(({ id }: { id: string }) => (id === first.subscriptionId ? "first" : "second"));
};

describe("the list", () => {
  test("is filtered as the clients name it", async () => {
    const both = ["second", "first"];
    const cases: Record<string, string[]> = {
      "": both,
      [`organization_id=${ctx.organizationId}`]: both,
      [`organization_id=${newId()}`]: [],
      [`product_id=${first.product.id}&product_id=${second.product.id}`]: both,
      [`customer_id=${first.customerId}`]: ["first"],
      "external_customer_id=user_ada": ["first"],
      [`discount_id=${discountId}`]: ["first"],
      "active=true": ["first"],
      "active=false": ["second"],
      "status=canceled": ["second"],
      "status=active&status=canceled": both,
      "cancel_at_period_end=true": [],
      "customer_cancellation_reason=unused": ["second"],
      "canceled_at_after=2026-06-01T00:00:00Z": ["second"],
      "canceled_at_before=2026-06-01T00:00:00Z": [],
      "started_after=2026-04-01T00:00:00Z": ["second"],
      "started_before=2026-04-01T00:00:00Z": ["first"],
      "metadata[plan]=pro": ["first"],
      "query=ADA": ["first"],
    };
    for (const [query, wanted] of Object.entries(cases))
      expect([query, await found(query)]).toEqual([query, wanted]);
  });

  test.each([
    "customer",
    "status",
    "started_at",
    "current_period_end",
    "ended_at",
    "ends_at",
    "amount",
    "product",
    "discount",
  ])("is sorted by %s, both ways", async (column) => {
    const up = await found(`sorting=${column}`);
    expect(await found(`sorting=-${column}`)).toHaveLength(2);
    expect(new Set(up).size).toBe(2);
  });

  test("is empty for another organization", async () => {
    const { token } = await shop.merchant();
    expect((await shop.api("GET", "/subscriptions", undefined, { token })).body.items).toEqual([]);
    const other = await shop.api("GET", `/subscriptions/${first.subscriptionId}`, undefined, { token });
    expect(other.status).toBe(404);
  });

  test("is exported as CSV, with the same filters", async () => {
    const { headers, text } = await shop.api("GET", "/subscriptions/export?status=active");
    expect(headers.get("content-type")).toContain("text/csv");
    const [titles, ...rows] = text.trim().split("\n");
    expect(titles).toMatch(/^ID,Customer Email,Customer Name,Created At,/);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toContain(`${first.subscriptionId},ada@example.com`);
  });
});

describe("a subscription without a checkout", () => {
  const free = () => aPlan(ctx, { prices: [{ amount_type: "free" }] });
  const create = (body: object) => shop.api("POST", "/subscriptions", body);

  test("is given of a free plan, by our id of the customer or by the merchant's", async () => {
    const product = await free();
    const { status, body } = await create({ product_id: product.id, external_customer_id: "user_ada" });
    expect([status, body.status, body.amount, body.customer_id]).toEqual([
      201,
      "active",
      0,
      first.customerId,
    ]);
    const metadata = { team: "core" };
    const other = await create({ product_id: product.id, customer_id: second.customerId, metadata });
    expect([other.status, other.body.metadata, other.body.checkout_id]).toEqual([201, metadata, null]);
  });

  test("is refused of what costs something or is sold once, and for nobody", async () => {
    const { id: product_id } = await free();
    const { id: once } = await aPlan(ctx, { recurring_interval: null, prices: [{ amount_type: "free" }] });
    const customer_id = first.customerId;
    const refused = [
      [{ product_id: first.product.id, customer_id }, "product_id"],
      [{ product_id: once, customer_id }, "product_id"],
      [{ product_id, customer_id: newId() }, "customer_id"],
      [{ product_id, external_customer_id: "nobody" }, "external_customer_id"],
      [{ product_id }, "customer_id"],
    ] as const;
    for (const [body, field] of refused) {
      const answer = await create(body);
      expect([answer.status, answer.body.detail?.[0]?.loc?.[1]]).toEqual([422, field]);
    }
  });
});
