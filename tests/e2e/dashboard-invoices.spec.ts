import { readFile } from "node:fs/promises";
import { extractText, getDocumentProxy } from "unpdf";
import { axe } from "./axe.ts";
import { aProduct, api, aSale, dashboardPath, signIn, unique } from "./merchant.ts";
import { aShop } from "./shop-of-own.ts";
import { expect, type Page, test } from "./test.ts";

/** Presses a button and reads the PDF that is downloaded. */
async function downloaded(page: Page, button: string): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: button }).click(),
  ]);
  const pdf = await getDocumentProxy(new Uint8Array(await readFile(await download.path())));
  const { text } = await extractText(pdf, { mergePages: true });
  return { name: download.suggestedFilename(), text: text.replaceAll(/\s+/g, " ") };
}

/** A sale whose buyer has not said who they are. */
async function aNamelessSale() {
  const product = await aProduct(unique("Invoiced"));
  const order = await aSale(product.id, `${unique("invoice")}@example.com`);
  await api("PATCH", `/orders/${order.id}`, { billing_name: null });
  return order;
}

test("an invoice is generated on the order's page once its buyer is known, corrected, and credited after a refund", async ({
  page,
}) => {
  const order = await aNamelessSale();
  await signIn(page);
  await page.goto(`${await dashboardPath()}/orders/${order.id}`);

  await page.getByRole("button", { name: "Add billing details" }).click();
  const dialog = page.getByRole("dialog", { name: "Edit billing details" });
  await dialog.getByLabel("Name or company").fill("上海示例 Test Company");
  await dialog.getByRole("button", { name: "Save" }).click();
  const first = await downloaded(page, "Generate invoice");
  expect(first.name).toBe(`${order.invoice_number}.pdf`);
  expect(first.text).toContain("上海示例 Test Company");
  expect(first.text).toContain("Total $23.80");
  const again = await downloaded(page, "Download invoice");
  expect(again).toEqual(first);

  await page.getByRole("button", { name: "Edit", exact: true }).click();
  await dialog.getByLabel("Name or company").fill("Corrected Company");
  await dialog.getByRole("button", { name: "Save" }).click();
  const copy = await downloaded(page, "Issue corrected copy");
  expect(copy.name).toBe(`${order.invoice_number}-2.pdf`);
  expect(copy.text).toContain("Corrected Company");

  await api("POST", "/refunds", { order_id: order.id, reason: "other", amount: 500 });
  await page.reload();
  const note = await downloaded(page, "Credit note");
  expect(note.text).toContain(`For invoice: ${order.invoice_number}`);
  expect(note.text).toContain("Total given back $5.95");
  expect(await axe(page)).toEqual([]);
});

test("what invoices say of the organization is set on a page of the settings", async ({ page }) => {
  const shop = await aShop(page);
  await page.goto(`${shop.path}/settings/invoices`);
  // The lines of an address come and go with its country.
  await expect(page.getByLabel("City")).toBeHidden();
  await page.getByLabel("Country").selectOption("DE");
  await page.getByLabel("City").fill("Berlin");
  const footer = unique("Registered in Berlin");
  await page.getByLabel("Footer").fill(footer);
  await page.getByLabel("Legal name").fill("Field Software GmbH");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Footer")).toHaveValue(footer);
  await expect(page.getByLabel("City")).toHaveValue("Berlin");
  expect(await axe(page)).toEqual([]);
});

test("a buyer downloads the invoice from the receipt", async ({ page }) => {
  const order = await aNamelessSale();
  const { url } = (await api("GET", `/checkouts/${order.checkout_id}`)).body;
  await page.goto(`${url}/confirmation`);
  await expect(page.getByText("Payment received")).toBeVisible();
  await expect(page.getByRole("link", { name: "Download invoice" })).toBeHidden();
  await api("PATCH", `/orders/${order.id}`, { billing_name: "Test Company" });
  await page.reload();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download invoice" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`${order.invoice_number}.pdf`);
});
