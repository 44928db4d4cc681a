import { expect, test } from "vitest";
import { DAY_MS } from "@/lib/time";
import { apiForTest } from "../../setup/api.ts";

const { api, own } = apiForTest({ STRIPE_SECRET_KEY: "sk_live_0123456789" });

test("with a live key of Stripe time cannot be moved, and the refusal says why", async () => {
  const asked = [
    await api("POST", "/test-clock"),
    await api("POST", "/test-clock/advance", { days: 1 }),
    await api("DELETE", "/test-clock"),
  ];
  for (const { status, body } of asked) expect([status, body.error]).toEqual([403, "NotInTestMode"]);
  expect(asked[0]?.body.detail).toContain("test mode");
  expect((await api("GET", "/test-clock")).body.status).toBe("real");
});

test("a clock that test mode left behind stops no renewal", async () => {
  const { runDue } = await import("@/modules/subscriptions");
  const { ctx } = own();
  const prices = [{ amount_type: "free" }];
  const product = { name: "Free plan", recurring_interval: "month", prices };
  const { id: product_id } = (await api("POST", "/products", product)).body;
  const { id: customer_id } = (await api("POST", "/customers", { email: "buyer@example.com" })).body;
  const { body } = await api("POST", "/subscriptions", { product_id, customer_id });
  await ctx.db.test_clock.create({ data: { organization_id: ctx.organizationId, now_at: ctx.now } });
  await runDue({ ...ctx, now: new Date(ctx.now.getTime() + 32 * DAY_MS) });
  expect(await ctx.db.order.count({ where: { subscription_id: body.id } })).toBe(2);
});
