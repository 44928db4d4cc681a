import { axe, expectToFit } from "./axe.ts";
import {
  ASKS_THE_BANK,
  aProduct,
  fill,
  fillCard,
  open,
  ordersOf,
  PAYS,
  pay,
  payButton,
  receipt,
} from "./checkout-till.ts";
import { type Browser, expect, type Page, type Request, test } from "./test.ts";

/** As it comes over the wire, compressed; Stripe.js apart, which comes from Stripe. */
const SCRIPT_BUDGET_BYTES = 160_000;

async function withoutScript(browser: Browser, look: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ javaScriptEnabled: false });
  await look(await context.newPage());
  await context.close();
}

for (const colorScheme of ["light", "dark"] as const)
  test(`every state of the page passes axe, in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await open(page, { return_url: "https://example.com" });
    expect(await axe(page)).toEqual([]);
    await page.getByText("Test cards").click();
    await page.getByLabel("I’m buying as a business").check();
    await pay(page);
    await expect(page.getByText("Enter the card number.")).toBeVisible();
    expect(await axe(page)).toEqual([]);
    await page.getByLabel("I’m buying as a business").uncheck();
    await fill(page, ASKS_THE_BANK);
    await pay(page);
    await page.getByRole("button", { name: "Fail" }).click();
    await expect(page.getByText(/unable to authenticate/)).toBeVisible();
    expect(await axe(page)).toEqual([]);
    await fillCard(page, ASKS_THE_BANK);
    await pay(page);
    await expect(page.getByRole("button", { name: "Complete" })).toBeVisible();
    await page.goBack();
    await expect(page.getByRole("heading", { name: "One step is left" })).toBeVisible();
    expect(await axe(page)).toEqual([]);
    await page.getByRole("button", { name: "Finish authentication" }).click();
    await page.getByRole("button", { name: "Complete" }).click();
    await expect(receipt(page)).toBeVisible();
    expect(await axe(page)).toEqual([]);
  });

test("a purchase is made by keyboard alone, and the focus goes to the first field that is wrong", async ({
  page,
}) => {
  const checkout = await open(page);
  const { keyboard } = page;
  await page.getByLabel("E-mail").focus();
  // Before the script has run a press leads nowhere, by intent.
  await expect(async () => {
    await keyboard.press("Enter");
    await expect(page.getByLabel("E-mail")).toHaveAccessibleDescription("Enter your e-mail address.", {
      timeout: 1000,
    });
  }).toPass();
  await expect(page.getByLabel("E-mail")).toBeFocused();
  await keyboard.type("buyer@example.com");
  await keyboard.press("Enter");
  await expect(page.getByLabel("Card number")).toBeFocused();
  await keyboard.type(PAYS);
  await expect(page.getByLabel("Card number")).toHaveValue("4242 4242 4242 4242");
  await keyboard.press("Tab");
  await keyboard.type("1240");
  await expect(page.getByLabel("Expiry")).toHaveValue("12 / 40");
  await keyboard.press("Tab");
  await keyboard.type("123");
  await keyboard.press("Tab");
  await expect(page.locator("summary")).toBeFocused();
  await keyboard.press("Tab");
  await keyboard.type("Bo Buyer");
  await keyboard.press("Tab");
  await expect(page.getByLabel("Country")).toBeFocused();
  await keyboard.type("Germ");
  await expect(page.getByLabel("Country")).toHaveValue("DE");
  await expect(payButton(page)).toHaveText("Pay €23.80");
  await keyboard.press("Tab");
  await expect(page.getByLabel("I’m buying as a business")).toBeFocused();
  await keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Add discount code" })).toBeFocused();
  await keyboard.press("Tab");
  await expect(payButton(page)).toBeFocused();
  await keyboard.press("Enter");
  await expect(receipt(page)).toBeVisible();
  expect(await ordersOf(checkout.id)).toHaveLength(1);
});

test("a card number can be corrected in its middle", async ({ page }) => {
  await open(page);
  const number = page.getByLabel("Card number");
  await number.pressSequentially("4242424242424241");
  for (let step = 0; step < 10; step++) await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Backspace");
  await page.keyboard.type("7");
  await expect(number).toHaveValue("4242 4247 4242 4241");
});

test("all script that the page is sent, React and Next included, is under 160 kB", async ({ page }) => {
  const scripts = new Map<string, Request>();
  page.on("requestfinished", (request) => {
    if (request.resourceType() === "script" && !request.url().includes("js.stripe.com"))
      scripts.set(request.url(), request);
  });
  await open(page);
  await page.waitForLoadState("networkidle");
  await expect(page.getByLabel("Card number")).toBeEditable();
  const sizes = await Promise.all([...scripts.values()].map((request) => request.sizes()));
  const total = sizes.reduce((sum, { responseBodySize }) => sum + responseBodySize, 0);
  test.info().annotations.push({ type: "script", description: `${(total / 1000).toFixed(1)} kB` });
  expect(scripts.size).toBeGreaterThan(3);
  expect(total).toBeLessThan(SCRIPT_BUDGET_BYTES);
});

test("without script, product, price and total can be read, and a press leads nowhere", async ({
  page,
  browser,
}) => {
  const checkout = await open(page);
  await withoutScript(browser, async (bare) => {
    await bare.goto(checkout.url);
    await expect(bare.getByRole("heading", { name: "Halyard Pro" })).toBeVisible();
    await expect(bare.getByText("€20.00").first()).toBeVisible();
    await expect(bare.getByText("Works offline")).toBeVisible();
    await expect(bare.getByLabel("Card number")).toBeVisible();
    await expect(bare.getByText(/needs JavaScript/)).toBeVisible();
    await bare.getByLabel("E-mail").fill("buyer@example.com");
    await bare.getByLabel("Card number").fill(PAYS);
    await payButton(bare).click();
    expect(bare.url()).toBe(checkout.url);
  });
});

test("at 360 pixels nothing has to be scrolled sideways", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, { return_url: "https://example.com" });
  await page.getByText("Test cards").click();
  await page.getByLabel("Country").selectOption("US");
  await page.getByLabel("I’m buying as a business").check();
  await pay(page);
  await expect(page.getByText("Enter the name of the business.")).toBeVisible();
  await expectToFit(page);
  await page.getByLabel("I’m buying as a business").uncheck();
  await fill(page, PAYS);
  await pay(page);
  await expect(receipt(page)).toBeVisible();
  await expectToFit(page);
});

test("a name of any length makes no page wider than a phone", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const endless = "w".repeat(180);
  const product = await aProduct({ name: endless, description: `${endless}\n\n\`${endless}\`` });
  await open(page, { products: [product.id] });
  await expect(page.getByRole("heading", { name: endless })).toBeVisible();
  await expectToFit(page);
  await fill(page, PAYS);
  await pay(page);
  await expect(receipt(page)).toBeVisible();
  await expectToFit(page);
});

test("nothing moves while the page loads and the total is worked out", async ({ page }) => {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        shifts.push((entry as PerformanceEntry & { value: number }).value);
    }).observe({ type: "layout-shift", buffered: true });
  });
  await open(page);
  await page.getByLabel("Country").selectOption("DE");
  await expect(payButton(page)).toHaveText("Pay €23.80");
  await page.waitForTimeout(300);
  const shift = await page.evaluate(() =>
    (window as unknown as { shifts: number[] }).shifts.reduce((sum, value) => sum + value, 0),
  );
  expect(shift).toBeLessThan(0.01);
});
