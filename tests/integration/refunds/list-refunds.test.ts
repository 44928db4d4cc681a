import { beforeAll, expect, test } from "vitest";
import type { Refund } from "@/modules/refunds/schema";
import { anOrder } from "../../factories/order.ts";
import { shopForTest } from "../../setup/shop.ts";

const shop = shopForTest();
const { api } = shop;

type Made = Record<"small" | "large" | "failed" | "theirs", Refund>;
let made: Made;

async function aRefund(amount: number, token: string, email: string): Promise<Refund> {
  const order = await anOrder(shop, { token }, { email });
  const body = { order_id: order.id, reason: "other", amount, metadata: { size: String(amount) } };
  return (await api("POST", "/refunds", body, { token })).body;
}

beforeAll(async () => {
  const { token, ctx } = shop.own();
  await api("POST", "/customers", { email: "known@example.com", external_id: "ext-1" });
  const other = await shop.merchant();
  made = {
    small: await aRefund(100, token, "known@example.com"),
    large: await aRefund(900, token, "b@example.com"),
    failed: await aRefund(500, token, "c@example.com"),
    theirs: await aRefund(700, other.token, "known@example.com"),
  };
  await ctx.db.refund.update({ where: { id: made.failed.id }, data: { status: "failed" } });
});

test.for([
  { by: "nothing, newest first", query: () => "", found: ["failed", "large", "small"] },
  { by: "amount", query: () => "sorting=amount", found: ["small", "failed", "large"] },
  { by: "id", query: () => `id=${made.small.id}&id=${made.large.id}`, found: ["large", "small"] },
  { by: "order", query: () => `order_id=${made.large.order_id}`, found: ["large"] },
  { by: "customer", query: () => `customer_id=${made.large.customer_id}`, found: ["large"] },
  { by: "the merchant's own id of a customer", query: () => "external_customer_id=ext-1", found: ["small"] },
  { by: "success", query: () => "succeeded=true", found: ["large", "small"] },
  { by: "no success", query: () => "succeeded=false", found: ["failed"] },
  { by: "metadata", query: () => "metadata[size]=900", found: ["large"] },
  { by: "a subscription that it is not of", query: () => `subscription_id=${made.small.id}`, found: [] },
  { by: "another's order", query: () => `order_id=${made.theirs.order_id}`, found: [] },
  { by: "another organization", query: () => `organization_id=${made.theirs.organization_id}`, found: [] },
] as const)("refunds are found by $by", async ({ query, found }) => {
  const { status, body } = await api("GET", `/refunds?${query()}`);
  expect(status).toBe(200);
  expect(body.items.map(({ id }: Refund) => id)).toEqual(found.map((name) => made[name].id));
  expect(body.pagination.total_count).toBe(found.length);
});

test("another organization's refund is not there", async () => {
  expect((await api("GET", `/refunds/${made.theirs.id}`)).status).toBe(404);
});

test("the official client reads refunds", async () => {
  const { Refund$inboundSchema } = await import("polar-sdk-strict/models/components/refund.js");
  const { ListResourceRefund$inboundSchema } = await import(
    "polar-sdk-strict/models/components/listresourcerefund.js"
  );
  expect(Refund$inboundSchema.safeParse(made.small).error).toBeUndefined();
  expect(
    ListResourceRefund$inboundSchema.safeParse((await api("GET", "/refunds")).body).error,
  ).toBeUndefined();
});
