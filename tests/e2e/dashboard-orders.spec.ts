import { readFile } from "node:fs/promises";
import { axe, expectToFit } from "./axe.ts";
import { aProduct, api, aSale, dashboardPath, signIn, unique } from "./merchant.ts";
import { aPart, aShop } from "./shop-of-own.ts";
import { expect, type Page, test } from "./test.ts";

const row = (page: Page, text: string) => page.getByRole("row").filter({ hasText: text });

async function refund(page: Page, amount: string | null): Promise<void> {
  await page.getByRole("button", { name: "Refund", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Refund" });
  if (amount !== null) await dialog.getByLabel("Amount, without tax").fill(amount);
}

test("a part of an order is refunded with its tax, then the rest, and never more than is left", async ({
  page,
}) => {
  const email = `${unique("refund")}@example.com`;
  const product = await aProduct(unique("Refunded"));
  const order = await aSale(product.id, email);
  await signIn(page);
  await page.goto(`${await dashboardPath()}/orders/${order.id}`);
  await expect(page.getByRole("heading", { name: "$23.80" })).toBeVisible();
  await expect(page.getByText("VAT 19 % (DE)")).toBeVisible();
  await expect(page.getByText("Paid $23.80 by Visa ·· 4242")).toBeVisible();

  await refund(page, "99");
  const dialog = page.getByRole("dialog", { name: "Refund" });
  await dialog.getByRole("button", { name: "Refund", exact: true }).click();
  await expect(dialog.getByText("At most $20.00 is left.")).toBeVisible();

  await dialog.getByLabel("Amount, without tax").fill("5");
  await expect(dialog.getByText("$0.95")).toBeVisible();
  await expect(dialog.getByText("$5.95")).toBeVisible();
  await expect(dialog.getByText("$17.85")).toBeVisible();
  await dialog.getByLabel("Reason").selectOption("service_disruption");
  await dialog.getByLabel("Comment").fill("Down on Monday");
  await page.keyboard.press("Tab");
  await dialog.getByRole("button", { name: "Refund", exact: true }).press("Enter");

  await expect(dialog).toBeHidden();
  await expect(page.getByText("Partly refunded")).toBeVisible();
  await expect(page.getByText("Refunded $5.95")).toBeVisible();
  await expect(page.getByText("“Down on Monday”")).toBeVisible();

  await refund(page, null);
  await expect(dialog.getByLabel("Amount, without tax")).toHaveValue("15.00");
  await dialog.getByRole("button", { name: "Refund", exact: true }).click();
  await expect(page.getByText("Refunded $17.85")).toBeVisible();
  await expect(page.getByRole("button", { name: "Refund", exact: true })).toBeHidden();

  const after = (await api("GET", `/orders/${order.id}`)).body;
  expect(after).toMatchObject({ status: "refunded", refunded_amount: 2000, refunded_tax_amount: 380 });
});

test("orders are searched and filtered by the address, which outlives a reload, and exported", async ({
  page,
}) => {
  const word = unique("filter");
  const product = await aProduct(`Product ${word}`);
  const kept = await aSale(product.id, `kept-${word}@example.com`);
  const given = await aSale(product.id, `given-${word}@example.com`);
  await api("POST", "/refunds", { order_id: given.id, reason: "other", amount: 2000 });
  await signIn(page);
  await page.goto(`${await dashboardPath()}/orders`);

  await page.getByLabel("Search orders").fill(word);
  await expect(page).toHaveURL(/query=filter/);
  await expect(row(page, kept.invoice_number)).toBeVisible();
  await expect(row(page, given.invoice_number)).toBeVisible();

  await page.getByRole("button", { name: "Status", exact: true }).first().click();
  await page.getByRole("menuitemcheckbox", { name: "Refunded", exact: true }).click();
  await page.keyboard.press("Escape");
  await expect(row(page, kept.invoice_number)).toBeHidden();
  await expect(page).toHaveURL(/status=refunded/);

  await page.reload();
  await expect(row(page, given.invoice_number)).toBeVisible();
  await expect(row(page, kept.invoice_number)).toBeHidden();

  const waiting = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export" }).click();
  const csv = await readFile(await (await waiting).path(), "utf8");
  expect(csv).toContain(`given-${word}@example.com`);
  expect(csv).not.toContain(`kept-${word}@example.com`);

  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(page).not.toHaveURL(/status|query/);
});

test("orders are filtered by a product that is found by its name, by keyboard, and the filter outlives a reload", async ({
  page,
}) => {
  const word = unique("chosen");
  const product = await aProduct(`Product ${word}`);
  const kept = await aSale(product.id, `kept-${word}@example.com`);
  const other = await aSale((await aProduct(unique("Other"))).id, `other-${word}@example.com`);
  await signIn(page);
  await page.goto(`${await dashboardPath()}/orders`);
  await expect(row(page, other.invoice_number)).toBeVisible();

  await page.getByRole("button", { name: "Product", exact: true }).first().click();
  await page.getByPlaceholder("Find product").fill(word);
  await expect(page.getByRole("option")).toHaveText([`Product ${word}`]);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(new RegExp(`product_id=${product.id}`));
  await expect(row(page, other.invoice_number)).toBeHidden();

  await page.reload();
  await expect(row(page, kept.invoice_number)).toBeVisible();
  await expect(row(page, other.invoice_number)).toBeHidden();
  await expect(page.getByRole("button", { name: `Product : Product ${word}` })).toBeVisible();
});

test("a sale appears in the open list by itself", async ({ page }) => {
  const email = `${unique("live")}@example.com`;
  const product = await aProduct(unique("Live"));
  await signIn(page);
  await page.goto(`${await dashboardPath()}/orders`);
  await expect(page.getByRole("table", { name: "Orders" })).toBeVisible();
  const order = await aSale(product.id, email);
  await expect(row(page, order.invoice_number)).toBeVisible();
});

test("a customer is reached from their order, edited, and forgotten without losing the order", async ({
  page,
}) => {
  const word = unique("forget");
  const email = `${word}@example.com`;
  const product = await aProduct(`Product ${word}`);
  const order = await aSale(product.id, email);
  await signIn(page);
  await page.goto(`${await dashboardPath()}/orders/${order.id}`);
  await page.getByRole("link", { name: "Test Buyer" }).click();
  await expect(page.getByRole("heading", { name: "Test Buyer" })).toBeVisible();
  await expect(row(page, order.invoice_number)).toBeVisible();

  await page.getByRole("button", { name: "Edit", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Edit customer" });
  await dialog.getByLabel("E-mail").fill("no address");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByText("Not an e-mail address.")).toBeVisible();
  await dialog.getByLabel("E-mail").fill(email);
  await dialog.getByLabel("Name").fill("Renamed Buyer");
  await dialog.getByRole("button", { name: "Add metadata" }).click();
  await dialog.getByLabel("Key 1").fill("plan");
  await dialog.getByLabel("Value 1").fill("pro");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { name: "Renamed Buyer" })).toBeVisible();
  const { body } = await api("GET", `/customers/${order.customer_id}`);
  expect(body).toMatchObject({ name: "Renamed Buyer", metadata: { plan: "pro" } });

  await page.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("button", { name: "Delete customer" }).click();
  await expect(page).toHaveURL(/\/customers$/);
  expect((await api("GET", `/customers/${order.customer_id}`)).status).toBe(404);
  await page.goto(`${await dashboardPath()}/orders/${order.id}`);
  await expect(page.getByText("Deleted customer")).toBeVisible();
});

test("a checkout is opened for a customer by hand, and its link leads to the page where they pay", async ({
  page,
}) => {
  const word = unique("hand");
  // The dialog offers the first hundred products: here there are no others.
  const shop = await aShop(page);
  await aPart(shop, `Product ${word}`);
  const customer = await shop.send("/customers", { email: `${word}@example.com` });
  await page.goto(`${shop.path}/customers/${customer.id}`);
  await page.getByRole("button", { name: "New checkout" }).click();
  const dialog = page.getByRole("dialog", { name: "New checkout" });
  await dialog.getByLabel("Product").selectOption({ label: `Product ${word}: $20.00` });
  await dialog.getByLabel("Address to go to afterwards").fill("nowhere");
  await dialog.getByRole("button", { name: "Create" }).click();
  await expect(dialog.getByText("Not an http(s) URL.")).toBeVisible();
  await dialog.getByLabel("Address to go to afterwards").fill("https://example.com/?id={CHECKOUT_ID}");
  await dialog.getByRole("button", { name: "Create" }).click();
  const made = page.getByRole("dialog", { name: "The checkout is open" });
  const url = await made.getByLabel("Address").inputValue();
  const secret = url.split("/checkout/")[1];
  const { body: checkout } = await api("GET", `/checkouts/client/${secret}`, undefined, null);
  expect(checkout).toMatchObject({
    status: "open",
    amount: 2000,
    customer_email: `${word}@example.com`,
    success_url: `https://example.com/?id=${checkout.id}`,
  });
  await page.keyboard.press("Escape");
  await expect(row(page, `Product ${word}`)).toBeVisible();
});

test.describe("accessibility", () => {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`the pages of orders, customers and checkouts have nothing to object to, ${colorScheme}`, async ({
      page,
    }) => {
      const word = unique("axe");
      const product = await aProduct(`Product ${word}`);
      const order = await aSale(product.id, `${word}@example.com`);
      await signIn(page);
      await page.emulateMedia({ colorScheme });
      const at = await dashboardPath();
      const found: unknown[] = [];
      for (const path of [
        "/orders",
        `/orders/${order.id}`,
        "/customers",
        `/customers/${order.customer_id}`,
        "/checkouts",
        `/checkouts/${order.checkout_id}`,
      ]) {
        await page.goto(at + path);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        found.push(...(await axe(page)));
      }
      expect(found).toEqual([]);
    });
  }

  test("no page is wider than a phone of 360 px", async ({ page }) => {
    const word = unique("narrow");
    const product = await aProduct(`Product ${word}`);
    const order = await aSale(product.id, `${word}-with-a-rather-long-address@subdomain.example.com`);
    await signIn(page);
    await page.setViewportSize({ width: 360, height: 740 });
    const at = await dashboardPath();
    for (const path of [
      "/orders",
      `/orders/${order.id}`,
      `/customers/${order.customer_id}`,
      `/checkouts/${order.checkout_id}`,
      "/settings",
      "/settings/members",
      "/settings/access-tokens",
      "/settings/account",
    ]) {
      await page.goto(at + path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectToFit(page);
    }
  });
});
