import { axe, expectToFit } from "./axe.ts";
import { aProduct, api, aSale, dashboardPath, signIn, unique } from "./merchant.ts";
import { expect, type Page, test } from "./test.ts";

/** What the customer can spend. */
async function balanceOf(customerId: string): Promise<number> {
  const { body } = await api("GET", `/credits/balance?customer_id=${customerId}`);
  return body.balance;
}

async function makeBenefit(page: Page, description: string, credits: string): Promise<void> {
  await page.goto(`${await dashboardPath()}/benefits`);
  await page.getByRole("button", { name: "New benefit" }).click();
  const dialog = page.getByRole("dialog", { name: "New benefit" });
  await dialog.getByLabel("Description").fill(description);
  await dialog.getByLabel("Credits", { exact: true }).fill(credits);
  await dialog.getByLabel("Expire after (days)").fill("30");
  await dialog.getByRole("button", { name: "Create" }).click();
  await expect(page.getByRole("heading", { level: 1, name: description })).toBeVisible();
}

test("credits are made a benefit, put into a product, bought, spent in part, and taken back with the refund", async ({
  page,
}) => {
  const word = unique("pack");
  await signIn(page);
  await makeBenefit(page, `Images ${word}`, "1,000");
  await expect(page.getByText("In no product yet")).toBeVisible();
  await expect(page.getByText("Granted to nobody yet")).toBeVisible();
  const benefitPath = new URL(page.url()).pathname;

  const product = await aProduct(`Product ${word}`);
  await page.goto(`${await dashboardPath()}/products/${product.id}/edit`);
  await page.getByLabel("Add a benefit").selectOption({ label: `Images ${word}` });
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByRole("heading", { level: 1, name: `Product ${word}`, exact: true })).toBeVisible();
  await expect(page.getByText("1,000 credits, valid for 30 days")).toBeVisible();

  const { body: checkout } = await api("POST", "/checkouts", { products: [product.id] });
  await page.goto(`/checkout/${checkout.client_secret}`);
  const gets = page.getByRole("list", { name: "What you get" });
  await expect(gets).toContainText("1,000 credits");
  await expect(gets).toContainText(`Images ${word}, valid for 30 days`);

  const order = await aSale(product.id, `${word}@example.com`);
  await page.goto(`${await dashboardPath()}/orders/${order.id}`);
  const card = page.locator("[data-slot=card]").filter({ hasText: "Benefits" });
  await expect(card.getByText("Granted", { exact: true })).toBeVisible();
  await expect(page.getByText(`Granted: Images ${word}`)).toBeVisible();
  await expect.poll(() => balanceOf(order.customer_id)).toBe(1000);

  const spent = await api("POST", "/credits/deductions", { customer_id: order.customer_id, amount: 300 });
  expect(spent.status).toBe(201);
  await page.getByRole("button", { name: "Refund", exact: true }).click();
  await page
    .getByRole("dialog", { name: "Refund" })
    .getByRole("button", { name: "Refund", exact: true })
    .click();
  await expect(
    card.getByText("700 of 1,000 credits taken back; 300 had been used or had expired"),
  ).toBeVisible();
  await expect(page.getByText(`Taken back: Images ${word}`)).toBeVisible();
  expect(await balanceOf(order.customer_id)).toBe(0);

  await page.goto(benefitPath);
  await expect(page.getByRole("row").filter({ hasText: `${word}@example.com` })).toContainText("Taken back");
  await expect(page.getByRole("row").filter({ hasText: `Product ${word}` })).toBeVisible();
});

test("a top-up says at the checkout what the amount that is typed comes to", async ({ page }) => {
  const properties = { credits_per_unit: 150, currency: "usd" };
  const benefit = await api("POST", "/benefits", { type: "credits", description: "Top-up", properties });
  const prices = [{ amount_type: "custom", minimum_amount: 500, price_currency: "usd" }];
  const input = { name: unique("Top-up"), prices, benefits: [benefit.body.id] };
  const product = (await api("POST", "/products", input)).body;
  const { body: checkout } = await api("POST", "/checkouts", { products: [product.id], amount: 1000 });
  await page.goto(`/checkout/${checkout.client_secret}`);
  const gets = page.getByRole("list", { name: "What you get" });
  await expect(gets).toContainText("1,500 credits");
  await page.getByLabel("Your price").fill("25.50");
  await expect(gets).toContainText("3,825 credits");
});

test("a benefit is changed, refused in the field that is wrong, and deleted", async ({ page }) => {
  const word = unique("edit");
  await signIn(page);
  await makeBenefit(page, `Credits ${word}`, "10");
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Edit benefit" });
  await dialog.getByLabel("Credits", { exact: true }).fill("many");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByText("Enter how many.")).toBeVisible();
  await dialog.getByLabel("As many as the buyer pays for").check();
  await dialog.getByLabel("Credits for each unit").fill("5");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("5 credits for each $1.00").first()).toBeVisible();

  await page.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("button", { name: "Delete benefit" }).click();
  await expect(page).toHaveURL(/\/benefits$/);
  await page.getByLabel("Search benefits").fill(word);
  await expect(page.getByText("No benefit matches")).toBeVisible();
});

test("the benefits of a product are put in order by keyboard", async ({ page }) => {
  const word = unique("order");
  const made = [];
  for (const name of ["first", "second"]) {
    const input = { type: "credits", description: `${name} ${word}`, properties: { amount: 1 } };
    made.push((await api("POST", "/benefits", input)).body);
  }
  const product = await aProduct(`Product ${word}`);
  await api("POST", `/products/${product.id}/benefits`, { benefits: made.map(({ id }) => id) });
  await signIn(page);
  await page.goto(`${await dashboardPath()}/products/${product.id}/edit`);
  const first = page.getByRole("list", { name: "Benefits of this product" }).getByRole("listitem").first();
  await expect(async () => {
    // Before the script has run, a press leads nowhere.
    await page.getByRole("button", { name: `Move second ${word} up` }).press("Enter", { timeout: 1_000 });
    await expect(first).toContainText("second", { timeout: 1_000 });
  }).toPass();
  await page.getByRole("button", { name: "Save changes" }).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: `Product ${word}`, exact: true })).toBeVisible();
  const { body } = await api("GET", `/products/${product.id}`);
  expect(body.benefits.map(({ id }: { id: string }) => id)).toEqual([made[1].id, made[0].id]);
});

test("the pages of benefits, and a checkout that names one, pass the checks of axe, light and dark, and fit 360 px", async ({
  page,
}) => {
  const word = unique("axe");
  await signIn(page);
  await makeBenefit(page, `Credits ${word}`, "10");
  const benefit = new URL(page.url()).pathname;
  const product = await aProduct(`Product ${word}`);
  await api("POST", `/products/${product.id}/benefits`, { benefits: [benefit.split("/").at(-1)] });
  const order = await aSale(product.id, `${word}@example.com`);
  const { body: checkout } = await api("POST", "/checkouts", { products: [product.id] });
  const home = await dashboardPath();
  const pages = [
    `${home}/benefits`,
    benefit,
    `${home}/orders/${order.id}`,
    `${home}/products/${product.id}/edit`,
    `/checkout/${checkout.client_secret}`,
  ];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    for (const path of pages) {
      await page.setViewportSize({ width: colorScheme === "light" ? 1280 : 360, height: 800 });
      await page.goto(path);
      await expect(page.getByText(word).first()).toBeVisible();
      expect(await axe(page)).toEqual([]);
      await expectToFit(page);
    }
  }
});
