import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { resumeOrderPayment, runDue } from "@/modules/subscriptions";
import type { Context } from "@/server/context";
import { aFailedRenewal, at } from "../../factories/failed-renewal.ts";
import { runJobs } from "../../setup/jobs.ts";
import { shopForTest } from "../../setup/shop.ts";
import { control } from "../sandbox/start-sandbox.ts";

const shop = shopForTest();
let ctx: Context;
beforeAll(() => {
  ctx = shop.own().ctx;
});
afterEach(() => control(shop.sandbox(), "DELETE", "faults"));

/** Answers the question of the bank. */
async function answerBank(clientSecret: string, outcome: "complete" | "fail") {
  const [id = ""] = clientSecret.split("_secret_");
  const intent = await shop.sandbox().stripe.paymentIntents.retrieve(id);
  const url = intent.next_action?.redirect_to_url?.url ?? "";
  await fetch(url, { method: "POST", body: new URLSearchParams({ outcome }), redirect: "manual" });
}

const done = { status: "succeeded", client_secret: null, error: null };

describe("a customer with the link to their open order", () => {
  test("sees what it is for, what is due and with which card it would be paid, and nothing of the merchant's own", async () => {
    const { look, id } = await aFailedRenewal(shop);
    const { status, body } = await look();
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id,
      status: "pending",
      due_amount: 2000,
      period_start: "2026-02-10T12:00:00.000Z",
      items: [{ label: "Monthly plan", amount: 2000 }],
      organization: { id: ctx.organizationId },
      payment_method: { type: "card", brand: "visa", last4: "0341" },
      payment: { status: "failed", error: "Your card was declined." },
    });
    expect(body).not.toHaveProperty("metadata");
    expect(body.subscription).not.toHaveProperty("metadata");
    expect(body.product).not.toHaveProperty("metadata");
  });

  test("pays with another card: the subscription is active again, and is charged to that card from now on", async () => {
    const { pay, order, row } = await aFailedRenewal(shop);
    expect((await row()).status).toBe("past_due");
    expect((await pay({ confirmation_token_id: await shop.token() })).body).toEqual(done);
    const [{ status, payments }, { status: state, payment_method_id }] = [await order(), await row()];
    expect([status, state]).toEqual(["paid", "active"]);
    expect(payments.map(({ status, trigger }) => [trigger, status])).toEqual([
      ["subscription_cycle", "failed"],
      ["retry_customer", "succeeded"],
    ]);
    const method = await ctx.db.payment_method.findUniqueOrThrow({ where: { id: payment_method_id ?? "" } });
    expect(method.method_metadata).toMatchObject({ last4: "4242" });
    await runDue(at(ctx, "2026-03-10"));
    expect([(await order()).status, (await row()).status]).toEqual(["paid", "active"]);
  });

  test("pays with the saved card, being there for the question of its bank", async () => {
    const { pay, order, row, id } = await aFailedRenewal(shop, "pm_card_authenticationRequired");
    const asked = (await pay()).body;
    expect(asked).toEqual({ status: "requires_action", client_secret: expect.any(String), error: null });
    expect((await pay()).body).toEqual(asked);
    await answerBank(asked.client_secret, "complete");
    expect(await resumeOrderPayment(ctx, id)).toMatchObject({ kind: "succeeded" });
    expect([(await order()).status, (await row()).status]).toEqual(["paid", "active"]);
    expect((await order()).payments).toHaveLength(2);
  });

  test("is told by the webhook alone that the bank agreed", async () => {
    const { pay, order } = await aFailedRenewal(shop, "pm_card_authenticationRequired");
    const { body } = await pay();
    await answerBank(body.client_secret, "complete");
    const [id = ""] = body.client_secret.split("_secret_");
    const { settleIntent } = await import("@/modules/stripe-events/settle-payment");
    const intent = await shop.sandbox().stripe.paymentIntents.retrieve(id);
    await settleIntent(ctx, intent);
    await settleIntent(ctx, intent);
    expect((await order()).status).toBe("paid");
  });

  test("uses another card while the bank waits: the first payment is given up, and one is made", async () => {
    const { pay, order } = await aFailedRenewal(shop, "pm_card_authenticationRequired");
    const { body } = await pay();
    expect((await pay({ confirmation_token_id: await shop.token() })).body).toEqual(done);
    const { payments } = await order();
    expect(payments.map(({ status }) => status)).toEqual(["failed", "failed", "succeeded"]);
    const [left = ""] = body.client_secret.split("_secret_");
    expect((await shop.sandbox().stripe.paymentIntents.retrieve(left)).status).toBe("canceled");
  });
});

describe("a customer whose payment by the link comes to nothing", () => {
  test("is declined: told the reason, and neither the dates of the retries nor the subscription change", async () => {
    const { pay, order, row, look } = await aFailedRenewal(shop);
    const before = await order();
    const refused = (await pay({ confirmation_token_id: await shop.token("4000000000009995") })).body;
    expect(refused).toEqual({
      status: "failed",
      client_secret: null,
      error: expect.stringMatching(/insufficient/i),
    });
    const after = await order();
    expect([after.next_payment_attempt_at, after.failed_payments_count]).toEqual([
      before.next_payment_attempt_at,
      before.failed_payments_count,
    ]);
    expect((await row()).status).toBe("past_due");
    expect((await look()).body.payment).toEqual({ status: "failed", error: refused.error });
    const ran = await runJobs();
    expect(ran.done).toContain("payments.cancel-payment");
    expect((await pay({ confirmation_token_id: await shop.token() })).body).toEqual(done);
  });

  test("cannot try cards without end", async () => {
    const { pay } = await aFailedRenewal(shop);
    for (let n = 0; n < 10; n++)
      expect((await pay({ confirmation_token_id: await shop.token("4000000000000002") })).body.status).toBe(
        "failed",
      );
    const { status, body } = await pay({ confirmation_token_id: await shop.token() });
    expect([status, body.error]).toEqual([429, "ManualRetryLimitExceeded"]);
  });

  test("who presses in ten windows at once pays once", async () => {
    const { pay, order } = await aFailedRenewal(shop);
    const tokens = await Promise.all(Array.from({ length: 10 }, () => shop.token()));
    const answers = await Promise.all(tokens.map((confirmation_token_id) => pay({ confirmation_token_id })));
    const paid = answers.filter(({ body }) => body.status === "succeeded");
    expect(paid.length).toBeGreaterThan(0);
    for (const { status } of answers) expect([200, 409, 422]).toContain(status);
    const { payments, customer_id } = await order();
    expect(payments.filter(({ status }) => status === "succeeded")).toHaveLength(1);
    const { stripe_customer_id } = await ctx.db.customer.findUniqueOrThrow({ where: { id: customer_id } });
    const intents = await shop.sandbox().stripe.paymentIntents.list({ customer: stripe_customer_id ?? "" });
    expect(intents.data.filter(({ status }) => status === "succeeded")).toHaveLength(1);
  });
});

describe("a link to an order", () => {
  test("cannot pay what is paid or given up, nor look at an order by a link that is not ours", async () => {
    const { pay, path } = await aFailedRenewal(shop);
    await pay({ confirmation_token_id: await shop.token() });
    const again = await pay();
    expect([again.status, again.body.error]).toEqual([422, "OrderNotEligibleForRetry"]);
    const over = await aFailedRenewal(shop);
    for (const day of ["02-12", "02-17", "02-24", "03-03"]) await runDue(at(ctx, `2026-${day}`));
    expect((await over.order()).status).toBe("void");
    expect((await over.pay()).body.error).toBe("OrderNotEligibleForRetry");
    const forged = `${path.slice(0, -3)}AAA`;
    expect((await shop.api("GET", forged, undefined, { token: null })).status).toBe(404);
    expect((await shop.api("POST", `${forged}/pay`, {}, { token: null })).status).toBe(404);
  });

  test("who left no card is told so", async () => {
    const { pay } = await aFailedRenewal(shop, null);
    expect([(await pay()).status, (await pay()).body.error]).toEqual([422, "RequestValidationError"]);
    expect((await pay({ confirmation_token_id: await shop.token() })).body).toEqual(done);
  });

  test("an answer that was lost is asked for again with the same token, and charged once", async () => {
    const { pay, order } = await aFailedRenewal(shop);
    const confirmation_token_id = await shop.token();
    await control(shop.sandbox(), "POST", "faults", {
      method: "POST",
      path: "/v1/payment_intents",
      mode: "drop_after",
      times: 9,
    });
    expect((await pay({ confirmation_token_id })).status).toBe(503);
    await control(shop.sandbox(), "DELETE", "faults");
    expect((await pay({ confirmation_token_id })).body).toEqual(done);
    expect((await order()).payments).toHaveLength(2);
  });
});
