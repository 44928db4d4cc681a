import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { control, eventually, pay, type RunningSandbox, refusal, startSandbox } from "./start-sandbox.ts";
import { type Receiver, startReceiver } from "./webhook-receiver.ts";

let sandbox: RunningSandbox;
let receiver: Receiver;
beforeAll(async () => {
  receiver = await startReceiver();
  sandbox = await startSandbox({ STRIPE_WEBHOOK_URL: receiver.url });
});
afterAll(async () => {
  await sandbox.stop();
  await receiver.close();
});

describe("refunds", () => {
  it("a whole payment is given back once, and says so by events", async () => {
    const intent = await pay(sandbox, "4242424242424242");
    const refund = await sandbox.stripe.refunds.create({
      payment_intent: intent.id,
      reason: "requested_by_customer",
      metadata: { order: "FLR-0001" },
      expand: ["charge", "balance_transaction"],
    });
    expect(refund).toMatchObject({
      amount: 2000,
      status: "succeeded",
      reason: "requested_by_customer",
      metadata: { order: "FLR-0001" },
      charge: { refunded: true, amount_refunded: 2000 },
      balance_transaction: { amount: -2000, fee: 0, type: "refund" },
    });
    expect(await refusal(sandbox.stripe.refunds.create({ payment_intent: intent.id }))).toMatchObject({
      statusCode: 400,
      code: "charge_already_refunded",
    });
    const types = await eventually(() => {
      const seen = receiver.received.filter(({ event }) => JSON.stringify(event).includes(refund.id));
      return seen.some(({ event }) => event.type === "refund.updated")
        ? seen.map(({ event }) => event.type)
        : undefined;
    });
    expect(types).toContain("refund.created");
    await receiver.first("charge.refunded");
    await receiver.first("charge.refund.updated");
  });

  it("parts add up, and never to more than was paid", async () => {
    const intent = await pay(sandbox, "4242424242424242");
    const tooMuch = refusal(sandbox.stripe.refunds.create({ payment_intent: intent.id, amount: 2001 }));
    expect(await tooMuch).toMatchObject({ statusCode: 400, param: "amount" });
    await sandbox.stripe.refunds.create({ payment_intent: intent.id, amount: 500 });
    await sandbox.stripe.refunds.create({ charge: String(intent.latest_charge), amount: 500 });
    expect(
      await refusal(sandbox.stripe.refunds.create({ payment_intent: intent.id, amount: 1001 })),
    ).toMatchObject({ statusCode: 400, message: expect.stringContaining("greater than unrefunded amount") });
    const rest = await sandbox.stripe.refunds.create({ payment_intent: intent.id });
    expect(rest.amount).toBe(1000);
    const charge = await sandbox.stripe.charges.retrieve(String(intent.latest_charge), {
      expand: ["refunds"],
    });
    expect(charge).toMatchObject({ refunded: true, amount_refunded: 2000 });
    expect(charge.refunds?.data.map(({ amount }) => amount)).toEqual([1000, 500, 500]);
  });

  it("twenty at the same moment give back what is there and no more", async () => {
    const intent = await pay(sandbox, "4242424242424242");
    const attempts = Array.from({ length: 20 }, () =>
      sandbox.stripe.refunds.create({ payment_intent: intent.id, amount: 300 }).then(
        () => 300,
        () => 0,
      ),
    );
    const given = (await Promise.all(attempts)).reduce((sum: number, amount) => sum + amount, 0);
    expect(given).toBe(1800);
  });

  it("nothing can be given back of a payment that was not made", async () => {
    const error = await refusal(pay(sandbox, "4000000000000002"));
    const id = error.payment_intent?.id ?? "";
    expect(await refusal(sandbox.stripe.refunds.create({ payment_intent: id }))).toMatchObject({
      statusCode: 400,
    });
  });
});

describe("refunds that go on by themselves", () => {
  it("what happens by itself waits for its word while it is held, and goes on when it is let go", async () => {
    const held = (held: boolean) => control(sandbox, "POST", "tasks/hold", { held });
    const status = async (id: string) => (await sandbox.stripe.refunds.retrieve(id)).status;
    await held(true);
    try {
      const [first, second] = [
        await pay(sandbox, "4000000000007726"),
        await pay(sandbox, "4000000000007726"),
      ];
      const one = await sandbox.stripe.refunds.create({ payment_intent: first.id });
      await new Promise((passed) => setTimeout(passed, 2_000));
      expect(await status(one.id)).toBe("pending");
      await control(sandbox, "POST", "tasks");
      expect(await status(one.id)).toBe("succeeded");
      const other = await sandbox.stripe.refunds.create({ payment_intent: second.id });
      expect(await status(other.id)).toBe("pending");
      await held(false);
      await eventually(async () => (await status(other.id)) === "succeeded" || undefined);
    } finally {
      await held(false);
    }
  });

  it("4000000000005126 succeeds at first, fails later, and the money can be given back anew", async () => {
    const intent = await pay(sandbox, "4000000000005126");
    const refund = await sandbox.stripe.refunds.create({ payment_intent: intent.id });
    expect(refund.status).toBe("succeeded");
    const event = await receiver.first("refund.failed");
    expect(event.data.object).toMatchObject({
      id: refund.id,
      status: "failed",
      failure_reason: "expired_or_canceled_card",
      failure_balance_transaction: expect.stringMatching(/^txn_/),
    });
    expect(await sandbox.stripe.charges.retrieve(String(intent.latest_charge))).toMatchObject({
      amount_refunded: 0,
      refunded: false,
    });
    expect((await sandbox.stripe.refunds.create({ payment_intent: intent.id })).amount).toBe(2000);
  });

  it("4000000000007726 is pending at first and succeeds later", async () => {
    const intent = await pay(sandbox, "4000000000007726");
    const refund = await sandbox.stripe.refunds.create({ payment_intent: intent.id });
    expect(refund.status).toBe("pending");
    await eventually(async () => {
      const { status } = await sandbox.stripe.refunds.retrieve(refund.id);
      return status === "succeeded" ? status : undefined;
    });
  });

  it("takes metadata later, and cannot be taken back", async () => {
    const intent = await pay(sandbox, "4242424242424242");
    const { id } = await sandbox.stripe.refunds.create({ payment_intent: intent.id });
    expect(await sandbox.stripe.refunds.update(id, { metadata: { note: "late" } })).toMatchObject({
      metadata: { note: "late" },
    });
    expect(await refusal(sandbox.stripe.refunds.cancel(id))).toMatchObject({ statusCode: 400 });
    const list = await sandbox.stripe.refunds.list({ payment_intent: intent.id });
    expect(list.data.map((refund) => refund.id)).toEqual([id]);
  });
});

describe("disputes", () => {
  async function disputed() {
    const intent = await pay(sandbox, "4000000000000259");
    expect(intent.status).toBe("succeeded");
    const dispute = await eventually(
      async () => (await sandbox.stripe.disputes.list({ payment_intent: intent.id })).data[0],
    );
    return { intent, dispute };
  }

  it("4000000000000259 is paid, then disputed, and cannot be refunded meanwhile", async () => {
    const { intent, dispute } = await disputed();
    expect(dispute).toMatchObject({ amount: 2000, status: "needs_response", reason: "fraudulent" });
    expect(dispute.balance_transactions).toMatchObject([{ amount: -2000, fee: 1500 }]);
    expect(await refusal(sandbox.stripe.refunds.create({ payment_intent: intent.id }))).toMatchObject({
      code: "charge_disputed",
    });
    await receiver.first("charge.dispute.created");
    await receiver.first("charge.dispute.funds_withdrawn");
  });

  it.each([
    ["winning_evidence", "won", "charge.dispute.funds_reinstated"],
    ["losing_evidence", "lost", "charge.dispute.closed"],
  ])("%s leads to %s", async (evidence, status, lastEvent) => {
    const { dispute } = await disputed();
    const answered = await sandbox.stripe.disputes.update(dispute.id, {
      evidence: { uncategorized_text: evidence },
    });
    expect(answered.status).toBe("under_review");
    const closed = await eventually(async () => {
      const now = await sandbox.stripe.disputes.retrieve(dispute.id);
      return now.status === status ? now : undefined;
    });
    expect(closed.evidence_details).toMatchObject({ has_evidence: true, submission_count: 1 });
    await receiver.first("charge.dispute.updated");
    await receiver.first(lastEvent);
  });

  it("closing one accepts that it is lost", async () => {
    const { dispute } = await disputed();
    expect((await sandbox.stripe.disputes.close(dispute.id)).status).toBe("lost");
    expect(await refusal(sandbox.stripe.disputes.close(dispute.id))).toMatchObject({ statusCode: 400 });
  });
});
