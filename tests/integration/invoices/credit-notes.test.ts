import { extractText, getDocumentProxy } from "unpdf";
import { expect, test } from "vitest";
import { anOrder } from "../../factories/order.ts";
import { shopForTest } from "../../setup/shop.ts";

const shop = shopForTest();
const { api, own, merchant } = shop;

async function aRefund(amount = 500) {
  const order = await anOrder(shop);
  await api("PATCH", `/orders/${order.id}`, { billing_name: "Test Company" });
  const input = { order_id: order.id, reason: "customer_request", amount };
  const { status, body, text } = await api("POST", "/refunds", input);
  expect(status, text).toBe(201);
  return { refund: body, order };
}

const issue = (id: string) => api("POST", `/refunds/${id}/credit-note`);

async function textOf(path: string): Promise<string> {
  const { serveInvoice } = await import("@/modules/invoices/routes");
  const { url } = (await api("GET", path)).body;
  const id = new URL(url).pathname.split("/").at(-1) ?? "";
  const answer = await serveInvoice(new Request(url), { params: Promise.resolve({ id }) });
  const pdf = await getDocumentProxy(new Uint8Array(await answer.arrayBuffer()));
  return (await extractText(pdf, { mergePages: true })).text.replaceAll(/\s+/g, " ");
}

test("a credit note says what was given back and of which invoice, which is issued with it", async () => {
  const { refund, order } = await aRefund();
  const { status, body } = await issue(refund.id);
  expect([status, body.copy]).toEqual([202, 1]);
  const text = await textOf(`/refunds/${refund.id}/credit-note`);
  expect(text).toContain("Credit note");
  expect(text).toContain(`Number: ${body.number}`);
  expect(text).toContain(`For invoice: ${order.invoice_number}`);
  expect(text).toContain("VAT 19 % (DE) on $5.00 $0.95");
  expect(text).toContain("Total given back $5.95");
  expect(await textOf(`/orders/${order.id}/invoice`)).toContain("Paid, $5.95 given back since");
});

test("credit notes are numbered without gaps, however many are asked for at once and refused between", async () => {
  const before = await own().ctx.db.invoice.count({ where: { kind: "credit_note" } });
  const made = [];
  for (let index = 0; index < 6; index++) made.push(await aRefund());
  const nameless = await anOrder(shop);
  const refused = await api("POST", "/refunds", { order_id: nameless.id, reason: "other", amount: 100 });
  const asked = [
    ...made.flatMap(({ refund }) => Array.from({ length: 5 }, () => refund.id)),
    refused.body.id,
  ];
  const answers = await Promise.all(asked.map(issue));
  expect(answers.at(-1)?.body.error).toBe("MissingInvoiceBillingDetails");
  const numbers = new Set(answers.slice(0, -1).map(({ body }) => body.number));
  expect([...numbers].sort()).toEqual(
    made.map((_, index) => `CN-${String(before + index + 1).padStart(4, "0")}`),
  );
});

test("a refund that has not succeeded has no credit note, and another organization's answers 404", async () => {
  const { refund } = await aRefund();
  const { db } = own().ctx;
  await db.refund.update({ where: { id: refund.id }, data: { status: "pending" } });
  const early = await issue(refund.id);
  expect([early.status, early.body.error]).toEqual([409, "RefundNotEligibleForCreditNote"]);
  expect((await api("GET", `/refunds/${refund.id}/credit-note`)).status).toBe(404);
  const { token } = await merchant();
  expect((await api("POST", `/refunds/${refund.id}/credit-note`, undefined, { token })).status).toBe(404);
});
