import { beforeAll, describe, expect, test } from "vitest";
import { runDue } from "@/modules/subscriptions";
import { customerSubscriptionRoutes } from "@/modules/subscriptions/customer-routes";
import type { Context } from "@/server/context";
import { aCustomer } from "../../factories/customer.ts";
import type { Merchant } from "../../factories/organization.ts";
import { aPlan, aSubscription, aTeamPlan } from "../../factories/subscription.ts";
import { shopForTest } from "../../setup/shop.ts";

const shop = shopForTest();
const NOTHING = "01980f4e-6d2c-7a31-9c1b-2f4d5e6a7b80";
const root = "/customer-portal/subscriptions";
let ctx: Context;
beforeAll(() => {
  ctx = shop.own().ctx;
});

/** Calls by the session of a customer. */
async function sessionOf(customerId: string, { token }: Merchant = shop.own()) {
  const { body } = await shop.api("POST", "/customer-sessions", { customer_id: customerId }, { token });
  return (method: string, path: string, json?: object) => shop.api(method, path, json, { token: body.token });
}

/** A subscription of 20.00 a month that began today, and its customer. */
async function own(named: Parameters<typeof aSubscription>[1] = {}, merchant = shop.own()) {
  const { subscriptionId: id, customerId, product } = await aSubscription(merchant.ctx, named);
  const call = await sessionOf(customerId, merchant);
  const row = () => merchant.ctx.db.subscription.findUniqueOrThrow({ where: { id } });
  return { id, customerId, product, call, row, path: `${root}/${id}` };
}

const plan = (amount: number, more: object = {}, of: Context = ctx) =>
  aPlan(of, { prices: [{ amount_type: "fixed", price_amount: amount }], ...more });

/** An organization that treats its customers so. */
async function aMerchantWith(settings: object): Promise<Merchant> {
  const merchant = await shop.merchant();
  const { status } = await shop.api("PATCH", `/organizations/${merchant.id}`, settings, merchant);
  expect(status).toBe(200);
  return merchant;
}

const mayPause = { customer_portal_settings: { subscription: { pause: true } } };

describe("a customer's own subscriptions", () => {
  test("are listed and read without what the merchant keeps for itself, and nobody else's are", async () => {
    const { id, call, path, product, customerId } = await own();
    await ctx.db.subscription.update({ where: { id }, data: { metadata: { margin: "secret" } } });
    await own();
    const { status, body } = await call("GET", `${root}?active=true&sorting=organization,-started_at`);
    expect([status, body.pagination.total_count, body.items[0].id]).toEqual([200, 1, id]);
    const one = await call("GET", path);
    expect(one.body).toEqual(body.items[0]);
    expect(one.body).toMatchObject({ customer_id: customerId, product: { id: product.id } });
    expect(one.body.product.organization.id).toBe(ctx.organizationId);
    expect(one.text).not.toContain("secret");
    for (const key of ["metadata", "customer", "custom_field_data"]) expect(one.body).not.toHaveProperty(key);
  });

  test("are found by the product's name, in which a wildcard is a letter like any other", async () => {
    const { call } = await own({ product: await plan(2000, { name: "Plan 50%_x" }) });
    const count = async (query: string) =>
      (await call("GET", `${root}?query=${encodeURIComponent(query)}`)).body.pagination.total_count;
    expect([await count("lan 50%_"), await count("lan%x"), await count("other")]).toEqual([1, 0, 0]);
  });

  test("cannot be filtered by the merchant's metadata or by another customer", async () => {
    const { id, call } = await own();
    const { customerId } = await own();
    await ctx.db.subscription.update({ where: { id }, data: { metadata: { margin: "low" } } });
    const { body } = await call("GET", `${root}?metadata[margin]=high&customer_id=${customerId}`);
    expect((body.items ?? []).every((each: { id: string }) => each.id === id)).toBe(true);
  });
});

describe("the token of another customer", () => {
  test("gets 404 from every endpoint for a subscription that is not its own, and changes nothing", async () => {
    const { id, row } = await own();
    const stranger = await sessionOf((await aCustomer(ctx)).id);
    const elsewhere = await own({}, await shop.merchant());
    const { id: productId } = await plan(5000);
    const before = await row();
    const ofOne = customerSubscriptionRoutes.filter(({ spec }) => spec.path.includes("{id}"));
    expect(ofOne).toHaveLength(6);
    for (const { spec } of ofOne) {
      const path = `${spec.path}${spec.name.endsWith("Change") ? `?product_id=${productId}` : ""}`;
      const body = spec.method === "PATCH" ? { cancel_at_period_end: true } : undefined;
      const answers = [
        await stranger(spec.method, path.replace("{id}", id), body),
        await elsewhere.call(spec.method, path.replace("{id}", id), body),
        await stranger(spec.method, path.replace("{id}", NOTHING), body),
      ];
      const notFound = [404, { error: "ResourceNotFound", detail: "Not found" }];
      expect([spec.name, ...answers.map((answer) => [answer.status, answer.body])]).toEqual([
        spec.name,
        notFound,
        notFound,
        notFound,
      ]);
    }
    expect(await row()).toEqual(before);
  });
});

describe("leaving", () => {
  test("ends the subscription with its period, says why, and is taken back until then", async () => {
    const { call, path } = await own();
    const left = await call("PATCH", path, {
      cancel_at_period_end: true,
      cancellation_reason: "too_expensive",
      cancellation_comment: "For now",
    });
    expect(left.body).toMatchObject({
      status: "active",
      cancel_at_period_end: true,
      customer_cancellation_reason: "too_expensive",
      customer_cancellation_comment: "For now",
    });
    expect((await call("DELETE", path)).body.error).toBe("AlreadyCanceledSubscription");
    const back = await call("PATCH", path, { cancel_at_period_end: false });
    expect(back.body).toMatchObject({ cancel_at_period_end: false, customer_cancellation_reason: null });
    const again = await call("DELETE", path);
    expect([again.status, again.body.cancel_at_period_end]).toEqual([200, true]);
  });

  test("stays possible where customers may change nothing else", async () => {
    const merchant = await aMerchantWith({ subscription_settings: { allow_customer_updates: false } });
    const { call, path } = await own({}, merchant);
    expect((await call("GET", `${path}/cancel-preview`)).status).toBe(200);
    expect((await call("PATCH", path, { cancel_at_period_end: true })).status).toBe(200);
  });
});

describe("another plan", () => {
  test("costs what its preview said, as the organization has changes paid", async () => {
    const { call, path, row } = await own();
    const { id: product_id } = await plan(5000);
    const preview = await call("GET", `${path}/change-preview?product_id=${product_id}`);
    expect(preview.body).toMatchObject({ product_id, proration_behavior: "prorate", now: null });
    expect((await call("PATCH", path, { product_id })).body).toMatchObject({ product_id, amount: 5000 });
    const next = await call("GET", `${path}/charge-preview`);
    expect(next.body.invoice.lines).toEqual(preview.body.next.lines);
    expect(Number((await row()).amount)).toBe(5000);
  });

  test("is one on public sale: of others nothing is told", async () => {
    const { call, path, row } = await own();
    const hidden = await plan(100, { visibility: "private" });
    const foreign = await plan(100, {}, (await shop.merchant()).ctx);
    const answers = [];
    for (const product_id of [hidden.id, foreign.id, NOTHING]) {
      answers.push(await call("PATCH", path, { product_id }));
      answers.push(await call("GET", `${path}/change-preview?product_id=${product_id}`));
    }
    for (const { status, body } of answers)
      expect([status, body.detail[0].msg]).toEqual([422, "No such product."]);
    expect(Number((await row()).amount)).toBe(2000);
  });

  test.each([
    { subscription_settings: { allow_customer_updates: false } },
    { customer_portal_settings: { subscription: { update_plan: false } } },
  ])("is refused, with its preview, where %j", async (settings) => {
    const merchant = await aMerchantWith(settings);
    const { call, path, row } = await own({}, merchant);
    const { id: product_id } = await plan(5000, {}, merchant.ctx);
    for (const { status, body } of [
      await call("PATCH", path, { product_id }),
      await call("PATCH", path, { pending_update: null }),
      await call("GET", `${path}/change-preview?product_id=${product_id}`),
    ])
      expect([status, body.error]).toEqual([422, "RequestValidationError"]);
    expect(Number((await row()).amount)).toBe(2000);
  });

  test("waits for the next period while a payment is overdue", async () => {
    const began = { ...ctx, now: new Date(Date.now() - 32 * 86_400_000) };
    const { subscriptionId, customerId } = await aSubscription(began, { card: "pm_card_chargeCustomerFail" });
    await runDue(ctx);
    const call = await sessionOf(customerId);
    const { id: product_id } = await plan(5000);
    const { body } = await call("PATCH", `${root}/${subscriptionId}`, { product_id });
    expect(body).toMatchObject({ status: "past_due", amount: 2000, pending_update: { product_id } });
  });

  test("comes alone: two changes in one request are refused, and so is a reason to leave without leaving", async () => {
    const { call, path } = await own();
    const both = { cancel_at_period_end: true, pending_update: null };
    const twice = await call("PATCH", path, both);
    expect([twice.status, twice.body.detail[0].loc]).toEqual([422, ["body", "pending_update"]]);
    const reason = await call("PATCH", path, { cancellation_reason: "unused" });
    expect([reason.status, reason.body.detail[0].loc]).toEqual([422, ["body", "cancellation_reason"]]);
    expect((await call("PATCH", path, { revoke: true })).status).toBe(422);
  });
});

describe("another number of seats", () => {
  const changed = { seats: 3 };

  test("costs what its preview said, waits where a payment is overdue, and is given up by whoever may choose it", async () => {
    const merchant = await aMerchantWith({
      customer_portal_settings: { subscription: { update_plan: false } },
    });
    const { call, path, row, id } = await own({ product: await aTeamPlan(merchant.ctx) }, merchant);
    const preview = await call("GET", `${path}/change-preview?seats=2`);
    expect(preview.body).toMatchObject({ seats: 2, next: { subtotal_amount: expect.any(Number) } });
    expect((await call("PATCH", path, { seats: 2 })).body).toMatchObject({ seats: 2, amount: 2000 });
    await merchant.ctx.db.subscription.update({
      where: { id },
      data: { status: "past_due", past_due_at: new Date() },
    });
    expect((await call("PATCH", path, changed)).body).toMatchObject({ seats: 2, pending_update: changed });
    expect((await call("PATCH", path, { pending_update: null })).body.pending_update).toBeNull();
    expect(await row()).toMatchObject({ seats: 2 });
  });

  test("is refused where the organization keeps that to itself, and so is giving up what it has planned", async () => {
    const merchant = await aMerchantWith({
      customer_portal_settings: { subscription: { update_seats: false } },
    });
    const { call, path, id } = await own({ product: await aTeamPlan(merchant.ctx) }, merchant);
    await shop.api(
      "PATCH",
      `/subscriptions/${id}`,
      { ...changed, proration_behavior: "next_period" },
      merchant,
    );
    for (const [body, field] of [
      [changed, "seats"],
      [{ pending_update: null }, "pending_update"],
    ] as const) {
      const refused = await call("PATCH", path, body);
      expect([refused.status, refused.body.detail[0].loc]).toEqual([422, ["body", field]]);
    }
    expect((await call("GET", `${path}/change-preview?seats=3`)).status).toBe(422);
  });
});

describe("a pause", () => {
  test("is planned, taken back, made and ended where the organization leaves it to its customers", async () => {
    const merchant = await aMerchantWith(mayPause);
    const { call, path } = await own({}, merchant);
    const planned = await call("PATCH", path, { pause_at_period_end: true });
    expect(planned.body).toMatchObject({ pause_at_period_end: true, resumes_at: null });
    expect((await call("PATCH", path, { pause_at_period_end: false })).body.pause_at_period_end).toBe(false);
    await call("PATCH", path, { pause_at_period_end: true });
    await runDue({ ...merchant.ctx, now: new Date(Date.now() + 32 * 86_400_000) });
    expect((await call("GET", path)).body.status).toBe("paused");
    expect((await call("PATCH", path, { resume: true })).body.status).toBe("active");
  });

  test("is refused where it does not, which is how organizations begin", async () => {
    const { call, path, row } = await own();
    for (const asked of [{ pause_at_period_end: true }, { pause_at_period_end: false }, { resume: true }]) {
      const { status, body } = await call("PATCH", path, asked);
      expect([status, body.error]).toEqual([403, "PauseResumeNotAllowed"]);
    }
    expect((await row()).pause_at_period_end).toBe(false);
  });
});
