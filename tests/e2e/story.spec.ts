import { runningFlorin } from "../setup/running.ts";
import { unique } from "./merchant.ts";
import { aShop } from "./shop-of-own.ts";
import { type Browser, expect, type Page, test } from "./test.ts";

const florin = runningFlorin();

/** The buyer sits at a browser of their own: no session, no cookies. */
async function asBuyer<T>(browser: Browser, buy: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const done = await buy(await context.newPage());
  await context.close();
  return done;
}

async function fill(page: Page, email: string, card: string): Promise<void> {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Card number").fill(card);
  await page.getByLabel("Expiry").fill("12 / 40");
  await page.getByLabel("Security code").fill("123");
  await page.getByLabel("Name on card").fill("Test Buyer");
  await page.getByLabel("Country").selectOption("DE");
  await expect(page.getByRole("button", { name: /^Pay/ })).toContainText("23.80");
}

const pay = (page: Page) => page.getByRole("button", { name: /^Pay/ }).click();

test("a merchant makes a product, a buyer pays for it, and the merchant sees it without reloading", async ({
  page,
  browser,
}) => {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(florin.email);
  await page.getByLabel("Password", { exact: true }).fill(florin.password);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Home" })).toBeVisible();

  // Home shows the latest sales: here nobody else sells.
  const shop = await aShop(page);
  const name = unique("Story");
  await page.goto(`${shop.path}/products/new`);
  await page.getByLabel("Name", { exact: false }).first().fill(name);
  await page.getByLabel("Amount").fill("20");
  await page.getByRole("button", { name: "Create product" }).click();
  await expect(page.getByRole("heading", { name })).toBeVisible();
  const productId = /products\/([0-9a-f-]{36})/.exec(page.url())?.[1];
  await page.getByRole("link", { name: "Home" }).first().click();
  await expect(page.getByRole("heading", { name: "Home" })).toBeVisible();
  const sales = page.getByRole("main").getByRole("link").filter({ hasText: name });

  await asBuyer(browser, async (buyer) => {
    await buyer.goto(`/buy/${productId}`);
    await fill(buyer, "first@example.com", "4000000000000002");
    await pay(buyer);
    await expect(buyer.getByText(/declined/i).first()).toBeVisible();
    await buyer.getByLabel("Card number").fill("4242424242424242");
    await buyer.getByLabel("Expiry").fill("12 / 40");
    await buyer.getByLabel("Security code").fill("123");
    await pay(buyer);
    await expect(buyer.getByText(/FLR-\d{4}/)).toBeVisible();
  });
  await expect(sales).toHaveCount(1);

  await asBuyer(browser, async (buyer) => {
    await buyer.goto(`/buy/${productId}`);
    await fill(buyer, "second@example.com", "4000002500003155");
    await pay(buyer);
    await buyer.getByRole("button", { name: "Complete" }).click();
    await expect(buyer.getByText(/FLR-\d{4}/)).toBeVisible();
  });
  await expect(sales).toHaveCount(2);
});
