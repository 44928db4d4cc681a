import { expect, test } from "vitest";
import { anOrder } from "../../factories/order.ts";
import { shopForTest } from "../../setup/shop.ts";
import { textOfPdf } from "./read-pdf.ts";

const shop = shopForTest();
const { api, own, merchant } = shop;

const address = { line1: "Rue de la Paix 4", city: "Paris", postal_code: "75002", country: "FR" };
const billing = { billing_name: "Société Générique", billing_address: address };

async function aBilledOrder(named: Parameters<typeof anOrder>[2] = {}, token = own().token) {
  const { id } = await anOrder(shop, { token }, named);
  return (await api("PATCH", `/orders/${id}`, billing, { token })).body;
}

const issue = (id: string) => api("POST", `/orders/${id}/invoice`);

/** Fetches what a link leads to, as anybody would. */
async function fetchFile(url: string, method = "GET"): Promise<Response> {
  const { serveInvoice } = await import("@/modules/invoices/routes");
  const id = new URL(url).pathname.split("/").at(-1) ?? "";
  return serveInvoice(new Request(url, { method }), { params: Promise.resolve({ id }) });
}

async function fileOf(path: string): Promise<Uint8Array> {
  const { status, body, text } = await api("GET", path);
  expect(status, text).toBe(200);
  const answer = await fetchFile(body.url);
  expect(answer.status).toBe(200);
  return new Uint8Array(await answer.arrayBuffer());
}

const textOf = async (path: string): Promise<string> => textOfPdf(await fileOf(path));

test("an invoice says what the order says, to the cent, and who sells to whom", async () => {
  const invoice_settings = {
    billing_name: "Field Software GmbH",
    billing_address: { line1: "Lindenstraße 12", city: "Berlin", country: "DE" },
    tax_id: "DE136695976",
    footer: "Registered in Berlin.",
  };
  expect((await api("PATCH", `/organizations/${own().id}`, { invoice_settings })).status).toBe(200);
  const order = await aBilledOrder();
  const issued = await issue(order.id);
  expect([issued.status, issued.body.number]).toEqual([202, order.invoice_number]);
  const text = await textOf(`/orders/${order.id}/invoice`);
  for (const part of [
    "Invoice",
    `Number: ${order.invoice_number}`,
    "Paid",
    "Field Software GmbH",
    "Lindenstraße 12",
    "DE136695976",
    "Société Générique",
    "75002 Paris",
    "France",
    "Test product $20.00",
    "VAT 19 % (DE) on $20.00 $3.80",
    "Total $23.80",
    "Registered in Berlin.",
  ])
    expect(text).toContain(part);
  expect((await api("GET", `/orders/${order.id}`)).body.is_invoice_generated).toBe(true);
});

test.each([
  ["jpy", 128_000, "¥128,000", "¥152,320"],
  ["kwd", 12_500, "KWD 12.500", "KWD 14.880"],
])("amounts in %s have its own decimals", async (currency, amount, net, total) => {
  const order = await aBilledOrder({ currency, amount });
  await issue(order.id);
  const text = await textOf(`/orders/${order.id}/invoice`);
  expect(text).toContain(`Net amount ${net}`);
  expect(text).toContain(`Total ${total}`);
});

test("thirty requests at once make one invoice, and every one answers its number", async () => {
  const order = await aBilledOrder();
  const answers = await Promise.all(Array.from({ length: 30 }, () => issue(order.id)));
  expect(new Set(answers.map(({ status, body }) => `${status} ${body.number} ${body.copy}`))).toEqual(
    new Set([`202 ${order.invoice_number} 1`]),
  );
  expect(await own().ctx.db.invoice.count({ where: { order_id: order.id } })).toBe(1);
});

test("the same bytes are answered however often and late the invoice is asked for", async () => {
  const order = await aBilledOrder();
  await issue(order.id);
  const first = await fileOf(`/orders/${order.id}/invoice`);
  await api("PATCH", `/organizations/${own().id}`, { invoice_settings: { billing_name: "Renamed Ltd" } });
  await issue(order.id);
  expect(Buffer.from(await fileOf(`/orders/${order.id}/invoice`)).equals(first)).toBe(true);
});

test("a file that a crash left undrawn is made when it is asked for", async () => {
  const order = await aBilledOrder();
  const { issueIn } = await import("@/modules/invoices/issue-invoice");
  const { sellerOf } = await import("@/modules/invoices/parties");
  const { transaction } = await import("@/server/db/transaction");
  const { ctx } = own();
  const seller = await sellerOf(ctx, own().id);
  const { sha256 } = await transaction(ctx.db, (tx) => issueIn(tx, ctx, order.id, seller));
  expect(sha256).toBeNull();
  expect(await textOf(`/orders/${order.id}/invoice`)).toContain("Total $23.80");
});

test("corrected billing details make a copy under the same number when it is asked for, and the first one stays", async () => {
  const order = await aBilledOrder();
  await issue(order.id);
  const path = `/orders/${order.id}/invoice`;
  const first = await fileOf(path);
  await api("PATCH", `/orders/${order.id}`, { billing_name: "Other SARL" });
  expect((await api("GET", path)).body).toMatchObject({ copy: 1, is_outdated: true });
  expect((await issue(order.id)).body).toMatchObject({ number: order.invoice_number, copy: 2 });
  expect((await issue(order.id)).body.copy).toBe(2);
  const text = await textOf(path);
  expect(text).toContain("Other SARL");
  expect(text).toContain("This copy replaces earlier ones");
  expect(Buffer.from(await fileOf(`${path}?copy=1`)).equals(first)).toBe(true);
});

test("an order without billing details has no invoice", async () => {
  const order = await anOrder(shop);
  const missing = await issue(order.id);
  expect([missing.status, missing.body.error]).toEqual([422, "MissingInvoiceBillingDetails"]);
  expect((await api("GET", `/orders/${order.id}/invoice`)).status).toBe(404);
});

test("another organization's order and refund answer 404", async () => {
  const order = await aBilledOrder();
  await issue(order.id);
  const { token } = await merchant();
  const path = `/orders/${order.id}/invoice`;
  expect((await api("POST", path, undefined, { token })).status).toBe(404);
  expect((await api("GET", path, undefined, { token })).status).toBe(404);
});

test("a link needs no token, cannot be made up or changed, and ends", async () => {
  const order = await aBilledOrder();
  await issue(order.id);
  const { body } = await api("GET", `/orders/${order.id}/invoice`);
  const answer = await fetchFile(body.url);
  expect(answer.headers.get("content-type")).toBe("application/pdf");
  expect(answer.headers.get("cache-control")).toBe("private, no-store");
  expect(answer.headers.get("content-disposition")).toContain(`${order.invoice_number}.pdf`);
  expect((await fetchFile(body.url, "HEAD")).status).toBe(200);
  const later = new URL(body.url);
  later.searchParams.set("expires", String(Number(later.searchParams.get("expires")) + 60));
  expect((await fetchFile(later.href)).status).toBe(403);
  expect((await fetchFile(body.url.split("?")[0])).status).toBe(403);
  const another = await aBilledOrder();
  await issue(another.id);
  const { url } = (await api("GET", `/orders/${another.id}/invoice`)).body;
  expect((await fetchFile(`${url.split("?")[0]}?${body.url.split("?")[1]}`)).status).toBe(403);
  const { signLink } = await import("@/modules/invoices/sign-link");
  const id = new URL(body.url).pathname.split("/").at(-1) ?? "";
  const over = signLink(id, new Date(Date.now() - 16 * 60 * 1_000));
  const expired = await fetchFile(over.url);
  expect([expired.status, (await expired.json()).error]).toEqual([403, "InvoiceLinkExpired"]);
  expect((await fetchFile(signLink(id, new Date()).url)).status).toBe(200);
});

test("what was issued cannot be changed, in the database either", async () => {
  const order = await aBilledOrder();
  await issue(order.id);
  const { db } = own().ctx;
  const change = db.invoice.updateMany({ where: { order_id: order.id }, data: { copy: 7 } });
  await expect(change).rejects.toThrow(/does not change/);
});

test("a buyer comes from the receipt to the invoice by the secret of the checkout, or back where there can be none", async () => {
  const { openInvoice } = await import("@/modules/checkouts");
  const open = async (checkoutId: string | null) => {
    const { client_secret } = (await api("GET", `/checkouts/${checkoutId}`)).body;
    const params = Promise.resolve({ clientSecret: client_secret as string });
    const answer = await openInvoice(new Request("http://127.0.0.1/"), { params });
    return { status: answer.status, to: answer.headers.get("location") ?? "" };
  };
  const billed = await open((await aBilledOrder()).checkout_id);
  expect(billed.status).toBe(303);
  expect((await fetchFile(billed.to)).status).toBe(200);
  expect((await open((await anOrder(shop)).checkout_id)).to).toMatch(/\/confirmation$/);
});
