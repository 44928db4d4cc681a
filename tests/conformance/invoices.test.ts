import { MissingInvoiceBillingDetails } from "polar-sdk-strict/models/errors/missinginvoicebillingdetails.js";
import { ResourceNotFound } from "polar-sdk-strict/models/errors/resourcenotfound.js";
import { describe, expect, test } from "vitest";
import { aSale } from "./a-sale.ts";
import { NOTHING, recent, strict, unique } from "./clients.ts";

async function anOrder(): Promise<string> {
  const price = { amountType: "fixed", priceAmount: 2000, priceCurrency: "usd" } as const;
  const product = await strict.products.create({ name: unique("Invoiced"), prices: [price] });
  return (await aSale(product.id)).order.id;
}

describe("invoices, by the strict client", () => {
  test("are issued when they are asked for, and fetched without a token", async () => {
    const id = await anOrder();
    await expect(strict.orders.invoice({ id })).rejects.toBeInstanceOf(ResourceNotFound);
    await expect(strict.orders.generateInvoice({ id })).rejects.toBeInstanceOf(MissingInvoiceBillingDetails);
    await strict.orders.update({ id, orderUpdate: { billingName: "Test Company" } });
    await strict.orders.generateInvoice({ id });
    const { url } = await strict.orders.invoice({ id });
    const answer = await fetch(url);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "application/pdf"]);
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
    expect((await strict.orders.get({ id })).isInvoiceGenerated).toBe(true);
    await expect(strict.orders.generateInvoice({ id: NOTHING })).rejects.toBeInstanceOf(ResourceNotFound);
  });
});

describe("invoices, by the recent client", () => {
  test("are issued and fetched", async () => {
    const id = await anOrder();
    await recent.orders.update(id, { billing_name: "Test Company" });
    await recent.orders.generateInvoice(id);
    const { url } = await recent.orders.invoice(id);
    expect((await fetch(url)).status).toBe(200);
  });
});
