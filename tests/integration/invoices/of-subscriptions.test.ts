import { beforeAll, describe, expect, test } from "vitest";
import { payUrl } from "@/modules/orders";
import { runDue } from "@/modules/subscriptions";
import type { Context } from "@/server/context";
import { aSubscription } from "../../factories/subscription.ts";
import { shopForTest } from "../../setup/shop.ts";
import { textOfPdf } from "./read-pdf.ts";

const shop = shopForTest();
let ctx: Context;
beforeAll(() => {
  ctx = shop.own().ctx;
});

const at = (day: string): Context => ({ ...ctx, now: new Date(`${day}T12:00:00Z`) });
const billed = { billing_name: "Société Générique", billing_address: { country: "FR", city: "Paris" } };

/** An order of a subscription's second month, as its charge left it. */
async function anOrder(card = "pm_card_visa") {
  const { subscriptionId, customerId } = await aSubscription(at("2026-01-10"), { card });
  await runDue(at("2026-02-10"));
  const { id } = await ctx.db.order.findFirstOrThrow({
    where: { subscription_id: subscriptionId },
    orderBy: { number: "desc" },
  });
  expect((await shop.api("PATCH", `/orders/${id}`, billed)).status).toBe(200);
  const { body } = await shop.api("POST", "/customer-sessions", { customer_id: customerId });
  return {
    id,
    path: `/orders/${id}`,
    session: String(body.token),
    token: payUrl(id).split("/pay/")[1] ?? "",
  };
}

async function fetchFile(url: string): Promise<Response> {
  const { serveInvoice, serveReceipt } = await import("@/modules/invoices/routes");
  const [kind, id = ""] = new URL(url).pathname.split("/").slice(-2);
  const serve = kind === "receipts" ? serveReceipt : serveInvoice;
  return serve(new Request(url), { params: Promise.resolve({ id }) });
}

async function textOf(path: string, named: { token?: string } = {}): Promise<string> {
  const { status, body, text } = await shop.api("GET", path, undefined, named);
  expect(status, text).toBe(200);
  const answer = await fetchFile(body.url);
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "application/pdf"]);
  return textOfPdf(new Uint8Array(await answer.arrayBuffer()));
}

const issue = (path: string) => shop.api("POST", `${path}/invoice`);

describe("the invoice of a subscription's order", () => {
  test("says its period, and is a demand for payment until it is paid", async () => {
    const { path, token } = await anOrder("pm_card_chargeCustomerFail");
    expect((await issue(path)).body.copy).toBe(1);
    const text = await textOf(`${path}/invoice`);
    for (const part of [
      "To be paid: $20.00",
      "Period: 10 February 2026 to 10 March 2026",
      "Monthly plan $20.00",
      "Amount due $20.00",
    ])
      expect(text).toContain(part);
    const pay = { confirmation_token_id: await shop.token() };
    await shop.api("POST", `/orders/client/${token}/pay`, pay, { token: null });
    expect((await shop.api("GET", `${path}/invoice`)).body.is_outdated).toBe(true);
    expect((await issue(path)).body.copy).toBe(2);
    expect((await issue(path)).body.copy).toBe(2);
    const paid = await textOf(`${path}/invoice`);
    expect(paid).toContain("Paid");
    expect(paid).toContain("It says how the invoice stands now");
    expect(paid).not.toContain("To be paid");
    expect(await textOf(`${path}/invoice?copy=1`)).toBe(text);
  });

  test("of one that was given up says that nothing is to be paid", async () => {
    const { path } = await anOrder("pm_card_chargeCustomerFail");
    for (const day of ["02-12", "02-17", "02-24", "03-03"]) await runDue(at(`2026-${day}`));
    await issue(path);
    const text = await textOf(`${path}/invoice`);
    expect(text).toContain("Void: nothing is to be paid");
    expect(text).toContain("Amount due $0.00");
  });

  test.each([
    [-500, ["Paid from the balance -$5.00", "Amount paid $15.00"]],
    [300, ["Owed from before $3.00", "Amount paid $23.00"]],
  ])("says what the balance has to do with it (%i)", async (applied, parts) => {
    const { id, path } = await anOrder();
    await ctx.db.order.update({ where: { id }, data: { applied_balance_amount: applied } });
    await issue(path);
    const text = await textOf(`${path}/invoice`);
    for (const part of parts) expect(text).toContain(part);
  });

  test("shows credits and debits, and that what is left of them went to the balance", async () => {
    const { id, path } = await anOrder();
    const total = {
      subtotal_amount: -700,
      net_amount: -700,
      total_amount: -700,
      applied_balance_amount: 700,
    };
    const [item] = await ctx.db.order_item.findMany({ where: { order_id: id } });
    await ctx.db.order_item.update({ where: { id: item?.id ?? "" }, data: { amount: 1300 } });
    const credit = { label: "Unused time of Pro plan", amount: -2000, tax_amount: 0, proration: true };
    await ctx.db.order_item.create({ data: { ...credit, id: crypto.randomUUID(), order_id: id } });
    await ctx.db.order.update({ where: { id }, data: total });
    await issue(path);
    const text = await textOf(`${path}/invoice`);
    for (const part of [
      "Monthly plan $13.00",
      "Unused time of Pro plan -$20.00",
      "Total -$7.00",
      "Credited to the balance $7.00",
      "Amount due $0.00",
    ])
      expect(text).toContain(part);
  });
});

describe("the receipt of an order", () => {
  test("says what was paid, when and with which card, and refers to the invoice", async () => {
    const { path, session, id } = await anOrder();
    const { invoice_number } = (await shop.api("GET", path)).body;
    const text = await textOf(`${path}/receipt`);
    for (const part of [
      "Receipt",
      `Number: ${invoice_number}`,
      "Paid on: 10 February 2026",
      "Paid with: Visa ·· 4242",
      `For invoice: ${invoice_number} of 10 February 2026`,
      "Société Générique",
      "Amount paid $20.00",
    ])
      expect(text).toContain(part);
    expect(await textOf(`/customer-portal/orders/${id}/receipt`, { token: session })).toBe(text);
  });

  test("is there once the order is paid, for whom it is, and by an address that we signed for it", async () => {
    const open = await anOrder("pm_card_chargeCustomerFail");
    expect((await shop.api("GET", `${open.path}/receipt`)).status).toBe(404);
    const paid = await anOrder();
    const own = `/customer-portal/orders/${paid.id}`;
    for (const paper of ["receipt", "invoice"])
      expect((await shop.api("GET", `${own}/${paper}`, undefined, { token: open.session })).status).toBe(404);
    expect((await shop.api("POST", `${own}/invoice`, undefined, { token: open.session })).status).toBe(404);
    expect((await shop.api("POST", `${own}/invoice`, undefined, { token: paid.session })).status).toBe(202);
    const invoice = (await shop.api("GET", `${own}/invoice`, undefined, { token: paid.session })).body.url;
    const receipt = (await shop.api("GET", `${own}/receipt`, undefined, { token: paid.session })).body.url;
    expect((await fetchFile(invoice)).status).toBe(200);
    const crossed = new URL(receipt);
    crossed.search = new URL(invoice).search;
    expect((await fetchFile(crossed.href)).status).toBe(403);
  });

  test("and the invoice are a press away for whoever has the link", async () => {
    const { openOrderPaper } = await import("@/modules/invoices");
    const { token, id } = await anOrder();
    const leads = async (paper: "invoice" | "receipt", given = token) =>
      (await openOrderPaper(given, paper)).headers.get("location") ?? "";
    expect(await leads("receipt")).toContain(`/api/files/receipts/${id}`);
    expect(await leads("invoice")).toContain("/api/files/invoices/");
    expect(await leads("receipt", `${token}x`)).toContain("/pay/");
  });
});
