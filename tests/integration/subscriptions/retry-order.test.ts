import { beforeAll, describe, expect, test } from "vitest";
import { runDue } from "@/modules/subscriptions";
import type { Context } from "@/server/context";
import { aFailedRenewal, at } from "../../factories/failed-renewal.ts";
import { aSavedCard } from "../../factories/subscription.ts";
import { shopForTest } from "../../setup/shop.ts";

const shop = shopForTest();
let ctx: Context;
beforeAll(() => {
  ctx = shop.own().ctx;
});

const done = { status: "succeeded", client_secret: null, error: null };

describe("a merchant who has an order charged now", () => {
  const retry = (id: string) => shop.api("POST", `/orders/${id}/retry-payment`);

  test("is told how it went, and a failure is no try of dunning", async () => {
    const { id, order, customerId, row } = await aFailedRenewal(shop);
    expect((await retry(id)).body).toEqual({
      status: "failed",
      client_secret: null,
      error: "Your card was declined.",
    });
    expect((await order()).failed_payments_count).toBe(1);
    const methodId = await aSavedCard(ctx, customerId);
    await ctx.db.customer.update({
      where: { id: customerId },
      data: { default_payment_method_id: methodId },
    });
    expect((await retry(id)).body).toEqual(done);
    expect([(await order()).payments.at(-1)?.trigger, (await row()).status]).toEqual([
      "retry_admin",
      "active",
    ]);
  });

  test("does not disturb a customer who is at their bank", async () => {
    const { id, pay } = await aFailedRenewal(shop, "pm_card_authenticationRequired");
    await pay();
    const { status, body } = await retry(id);
    expect([status, body.error]).toEqual([409, "PaymentAlreadyInProgress"]);
  });
});

describe("a new card", () => {
  test("that becomes the default is charged at once for what is owed, also for a subscription given up as unpaid", async () => {
    const settings = { subscription_settings: { after_retries: "unpaid" } };
    await ctx.db.organization.update({ where: { id: ctx.organizationId }, data: { settings } });
    const { customerId, order, row } = await aFailedRenewal(shop);
    for (const day of ["02-12", "02-17", "02-24", "03-03"]) await runDue(at(ctx, `2026-${day}`));
    expect([(await order()).next_payment_attempt_at, (await row()).status]).toEqual([null, "unpaid"]);
    const { body: session } = await shop.api("POST", "/customer-sessions", { customer_id: customerId });
    const methods = "/customer-portal/customers/me/payment-methods";
    const own = (method: string, path: string, body?: object) =>
      shop.api(method, `${methods}${path}`, body, { token: session.token });
    const add = async (set_default: boolean) =>
      (
        await own("POST", "", {
          confirmation_token_id: await shop.token(),
          set_default,
          return_url: "https://a.example.com",
        })
      ).body.payment_method.id;
    const id = await add(false);
    expect((await order()).next_payment_attempt_at).toBeNull();
    expect((await own("POST", `/${id}/default`)).status).toBe(200);
    expect((await order()).next_payment_attempt_at).not.toBeNull();
    await runDue({ ...ctx, now: new Date() });
    const paid = await order();
    expect([paid.status, (await row()).status]).toEqual(["paid", "active"]);
    await ctx.db.organization.update({ where: { id: ctx.organizationId }, data: { settings: {} } });
  });
});
