import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pay, type RunningSandbox, refusal, startSandbox } from "./start-sandbox.ts";

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

describe("lists", () => {
  it("page newest first, both ways, without gaps or repeats", async () => {
    const made: string[] = [];
    for (let index = 0; index < 7; index++) {
      made.unshift((await sandbox.stripe.customers.create({ email: "paged@example.com" })).id);
    }
    const filter = { email: "paged@example.com", limit: 3 };
    const first = await sandbox.stripe.customers.list(filter);
    expect(first).toMatchObject({ object: "list", url: "/v1/customers", has_more: true });
    expect(first.data.map(({ id }) => id)).toEqual(made.slice(0, 3));
    const second = await sandbox.stripe.customers.list({ ...filter, starting_after: made[2] ?? "" });
    expect(second.data.map(({ id }) => id)).toEqual(made.slice(3, 6));
    const back = await sandbox.stripe.customers.list({ ...filter, ending_before: made[6] ?? "" });
    expect(back).toMatchObject({ has_more: true });
    expect(back.data.map(({ id }) => id)).toEqual(made.slice(3, 6));
    const all: string[] = [];
    for await (const customer of sandbox.stripe.customers.list(filter)) all.push(customer.id);
    expect(all).toEqual(made);
  });

  it("refuse a cursor that names nothing and a limit out of bounds", async () => {
    expect(await refusal(sandbox.stripe.customers.list({ starting_after: "cus_none" }))).toMatchObject({
      statusCode: 400,
      param: "starting_after",
    });
    expect(await refusal(sandbox.stripe.customers.list({ limit: 101 }))).toMatchObject({ param: "limit" });
  });

  it("narrow by owner, by time and by type of event", async () => {
    const customer = await sandbox.stripe.customers.create();
    const intent = await pay(sandbox, "4242424242424242", { customer: customer.id });
    const { data: charges } = await sandbox.stripe.charges.list({
      customer: customer.id,
      payment_intent: intent.id,
    });
    expect(charges).toHaveLength(1);
    const now = Math.floor(Date.now() / 1000);
    const ids = async (created: { gte?: number; lt?: number }) =>
      (await sandbox.stripe.paymentIntents.list({ customer: customer.id, created })).data.map(({ id }) => id);
    expect(await ids({ gte: now - 60 })).toEqual([intent.id]);
    expect(await ids({ lt: now - 60 })).toEqual([]);
    const succeeded = await sandbox.stripe.events.list({ type: "payment_intent.succeeded", limit: 1 });
    expect(succeeded.data[0]).toMatchObject({
      type: "payment_intent.succeeded",
      data: { object: { id: intent.id } },
    });
    const some = await sandbox.stripe.events.list({ types: ["charge.*"] });
    expect(new Set(some.data.map(({ type }) => type.split(".")[0]))).toEqual(new Set(["charge"]));
  });

  it("payment intents are found by metadata", async () => {
    const params = { amount: 600, currency: "usd" };
    const intent = await sandbox.stripe.paymentIntents.create({
      ...params,
      metadata: { checkout: "c'1", shop: "a" },
    });
    await sandbox.stripe.paymentIntents.create({ ...params, metadata: { checkout: "c2" } });
    const search = (query: string) => sandbox.stripe.paymentIntents.search({ query });
    const found = await search("metadata['checkout']:'c'1' AND metadata['shop']:'a'");
    expect(found.data.map(({ id }) => id)).toEqual([intent.id]);
    expect((await search("metadata['checkout']:'none'")).data).toEqual([]);
    expect(await refusal(search("amount>5"))).toMatchObject({ statusCode: 400, param: "query" });
  });
});

describe("customers", () => {
  it("are created, changed and deleted; a deleted one answers that it is", async () => {
    const { id } = await sandbox.stripe.customers.create({
      email: "gone@example.com",
      payment_method: "pm_card_visa",
    });
    const changed = await sandbox.stripe.customers.update(id, { name: "New", address: { country: "DE" } });
    expect(changed).toMatchObject({
      name: "New",
      email: "gone@example.com",
      address: { country: "DE", city: null },
    });
    expect(await sandbox.stripe.customers.del(id)).toMatchObject({ id, deleted: true });
    expect(await sandbox.stripe.customers.retrieve(id)).toMatchObject({ id, deleted: true });
    expect(await refusal(sandbox.stripe.customers.update(id, { name: "x" }))).toMatchObject({
      statusCode: 404,
    });
    expect((await sandbox.stripe.customers.list({ email: "gone@example.com" })).data).toEqual([]);
  });
});

describe("payment methods", () => {
  it("are made, attached, listed and detached, and then used no more", async () => {
    const customer = await sandbox.stripe.customers.create();
    const made = await sandbox.stripe.paymentMethods.create({
      type: "card",
      card: { number: "5555555555554444", exp_month: 1, exp_year: 2039, cvc: "321" },
      billing_details: { name: "Owner" },
    });
    const attached = await sandbox.stripe.paymentMethods.attach(made.id, { customer: customer.id });
    expect(attached).toMatchObject({ customer: customer.id, card: { checks: { cvc_check: "pass" } } });
    const listed = await sandbox.stripe.customers.listPaymentMethods(customer.id);
    expect(listed.data.map(({ id }) => id)).toEqual([made.id]);
    const stranger = {
      amount: 500,
      currency: "usd",
      confirm: true,
      payment_method: made.id,
      off_session: true,
    };
    expect(await refusal(sandbox.stripe.paymentIntents.create(stranger))).toMatchObject({
      param: "payment_method",
    });
    const paid = await sandbox.stripe.paymentIntents.create({ ...stranger, customer: customer.id });
    expect(paid.status).toBe("succeeded");
    expect(await sandbox.stripe.paymentMethods.detach(made.id)).toMatchObject({ customer: null });
    const attachAgain = sandbox.stripe.paymentMethods.attach(made.id, { customer: customer.id });
    expect(await refusal(attachAgain)).toMatchObject({ statusCode: 400 });
  });

  it("that paid without being kept are not charged again", async () => {
    const { payment_method: method } = await pay(sandbox, "4242424242424242");
    const again = {
      amount: 500,
      currency: "usd",
      confirm: true,
      payment_method: String(method),
      off_session: true,
    };
    expect(await refusal(sandbox.stripe.paymentIntents.create(again))).toMatchObject({ statusCode: 400 });
  });

  it("are kept for the customer when the payment says so", async () => {
    const customer = await sandbox.stripe.customers.create();
    await pay(sandbox, "4242424242424242", { customer: customer.id, setup_future_usage: "off_session" });
    expect((await sandbox.stripe.customers.listPaymentMethods(customer.id)).data).toHaveLength(1);
  });
});

describe("payment intents", () => {
  it("are changed before they are paid, and canceled once", async () => {
    const { id } = await sandbox.stripe.paymentIntents.create({ amount: 800, currency: "usd" });
    const changed = await sandbox.stripe.paymentIntents.update(id, { amount: 900, metadata: { a: "b" } });
    expect(changed).toMatchObject({ amount: 900, metadata: { a: "b" }, status: "requires_payment_method" });
    const canceled = await sandbox.stripe.paymentIntents.cancel(id, { cancellation_reason: "abandoned" });
    expect(canceled).toMatchObject({ status: "canceled", cancellation_reason: "abandoned" });
    const error = await refusal(sandbox.stripe.paymentIntents.cancel(id));
    expect(error).toMatchObject({ statusCode: 400, code: "payment_intent_unexpected_state" });
    expect(error.payment_intent?.status).toBe("canceled");
  });

  it("that are paid take a description but no other amount, and no second confirmation", async () => {
    const { id } = await pay(sandbox, "4242424242424242");
    expect(await sandbox.stripe.paymentIntents.update(id, { description: "late" })).toMatchObject({
      description: "late",
    });
    const unexpected = { code: "payment_intent_unexpected_state" };
    expect(await refusal(sandbox.stripe.paymentIntents.update(id, { amount: 900 }))).toMatchObject(
      unexpected,
    );
    expect(
      await refusal(sandbox.stripe.paymentIntents.confirm(id, { payment_method: "pm_card_visa" })),
    ).toMatchObject(unexpected);
  });

  it("hold money until it is captured in part, or let go", async () => {
    const held = await pay(sandbox, "4242424242424242", { capture_method: "manual" });
    expect(held).toMatchObject({ status: "requires_capture", amount_capturable: 2000, amount_received: 0 });
    const captured = await sandbox.stripe.paymentIntents.capture(held.id, {
      amount_to_capture: 1500,
      expand: ["latest_charge.balance_transaction"],
    });
    expect(captured).toMatchObject({
      status: "succeeded",
      amount_received: 1500,
      latest_charge: { amount_captured: 1500, balance_transaction: { amount: 1500 } },
    });
    expect((await sandbox.stripe.refunds.create({ payment_intent: held.id })).amount).toBe(1500);
    const other = await pay(sandbox, "4242424242424242", { capture_method: "manual" });
    expect((await sandbox.stripe.paymentIntents.cancel(other.id)).status).toBe("canceled");
  });

  it("carry the statement descriptor's suffix to the charge, when it is sound", async () => {
    const intent = await pay(sandbox, "4242424242424242", {
      statement_descriptor_suffix: "Shop 7",
      expand: ["latest_charge"],
    });
    expect(intent.latest_charge).toMatchObject({ calculated_statement_descriptor: "FLORIN* SHOP 7" });
    const unsound = pay(sandbox, "4242424242424242", { statement_descriptor_suffix: "<b>" });
    expect(await refusal(unsound)).toMatchObject({ param: "statement_descriptor_suffix" });
  });
});
