import {
  aCheckout,
  aProduct,
  beforeScripts,
  fill,
  fillCard,
  open,
  ordersOf,
  PAYS,
  pay,
  payButton,
  receipt,
} from "./checkout-till.ts";
import { expect, test } from "./test.ts";

test("the total follows the country, and the answer that comes last is to what was chosen last", async ({
  page,
}) => {
  let delayMs = 600;
  await page.route("**/checkouts/client/*", async (route) => {
    const wait = delayMs;
    delayMs = 0;
    await new Promise((resolve) => setTimeout(resolve, wait));
    await route.continue();
  });
  await open(page);
  await expect(payButton(page)).toHaveText("Pay €20.00");
  await page.getByLabel("Country").selectOption("FR");
  await page.getByLabel("Country").selectOption("CH");
  await page.getByLabel("Country").selectOption("DE");
  await expect(payButton(page)).toHaveText("Pay €23.80");
  await page.waitForTimeout(1_000);
  await expect(payButton(page)).toHaveText("Pay €23.80");
  await expect(page.getByText("VAT 19%").first()).toBeVisible();
});

test("the United States and Canada are asked for their state, and only they", async ({ page }) => {
  await open(page);
  await page.getByLabel("Country").selectOption("US");
  await expect(page.getByText("Choose your state").first()).toBeVisible();
  await page.getByLabel("State").selectOption({ label: "California" });
  await expect(page.getByText(/Sales tax \d/).first()).toBeVisible();
  await page.getByLabel("Country").selectOption("CA");
  await expect(page.getByLabel("Province")).toHaveValue("");
  await page.getByLabel("Country").selectOption("DE");
  await expect(page.getByLabel("Province")).toBeHidden();
  await expect(payButton(page)).toHaveText("Pay €23.80");
});

test("a business with a valid tax id in another country accounts for the tax itself; a wrong one is told", async ({
  page,
}) => {
  const checkout = await open(page);
  await fill(page, PAYS);
  await page.getByLabel("Country").selectOption("FR");
  await page.getByLabel("I’m buying as a business").check();
  await page.getByLabel("Tax ID").fill("FR123");
  await page.getByLabel("Tax ID").press("Tab");
  await expect(page.getByLabel("Tax ID")).toHaveAccessibleDescription(/no valid tax ID/);
  await pay(page);
  await expect(page.getByLabel("Address", { exact: true })).toBeFocused();
  await page.getByLabel("Address", { exact: true }).fill("1 rue du Port");
  await page.getByLabel("Postal code").fill("29200");
  await page.getByLabel("City").fill("Brest");
  await page.getByLabel("Business name").fill("Atelier Nord");
  await page.getByLabel("Tax ID").fill("FR40303265045");
  await page.getByLabel("Tax ID").press("Tab");
  await expect(page.getByLabel("Tax ID")).toHaveAccessibleDescription(/Reverse charge/);
  await expect(payButton(page)).toHaveText("Pay €20.00");
  await pay(page);
  await expect(receipt(page)).toBeVisible();
  await expect(page.getByText("VAT (reverse charge)")).toBeVisible();
  expect(await ordersOf(checkout.id)).toMatchObject([
    { tax_amount: 0, billing_name: "Atelier Nord", tax: { reason: "reverse_charge" } },
  ]);
});

test("nobody is charged another amount than the one on the button", async ({ page }) => {
  const checkout = await open(page);
  await fill(page, PAYS);
  await page.getByLabel("Country").selectOption("FR");
  await page.getByLabel("I’m buying as a business").check();
  for (const [label, text] of [
    [/^Address/, "1 rue du Port"],
    [/^Postal code/, "29200"],
    [/^City/, "Brest"],
    [/^Business name/, "Atelier Nord"],
    [/^Tax ID/, "FR40303265045"],
  ] as const)
    await page.getByLabel(label).fill(text);
  await page.getByLabel("Tax ID").press("Enter");
  await expect(page.getByText("The total is now €20.00. Press again to agree.")).toBeVisible();
  expect(await ordersOf(checkout.id)).toEqual([]);
  await pay(page);
  await expect(receipt(page)).toBeVisible();
});

test("who may pay what they want names an amount in the decimals of its currency, or nothing", async ({
  page,
}) => {
  const price = { amount_type: "custom", minimum_amount: 0, preset_amount: 1500, price_currency: "eur" };
  const product = await aProduct({ name: "Sponsor", prices: [{ ...price, tax_behavior: "exclusive" }] });
  await open(page, { products: [product.id] });
  await expect(page.getByLabel("Your price")).toHaveValue("15.00");
  await page.getByLabel("Your price").fill("0");
  await expect(payButton(page)).toHaveText("Get for free");
  await expect(page.getByLabel("Card number")).toBeHidden();
  await page.getByLabel("Your price").fill("0.20");
  await expect(page.getByLabel("Your price")).toHaveAccessibleDescription(/At least €0.50/);
  await page.getByLabel("Your price").fill("7,50");
  await expect(payButton(page)).toHaveText("Pay €7.50");
  await fillCard(page, PAYS);
  await page.getByLabel("E-mail").fill("buyer@example.com");
  await page.getByLabel("Name on card").fill("Bo Buyer");
  await page.getByLabel("Country").selectOption("DE");
  await page.getByLabel("Your price").fill("");
  await page.getByLabel("Your price").press("Enter");
  await expect(page.getByLabel("Your price")).toHaveAccessibleDescription(/Enter an amount/);
  await expect(page.getByLabel("Your price")).toBeFocused();
  await page.getByLabel("Your price").fill("10");
  await expect(payButton(page)).toHaveText("Pay €11.90");
  await pay(page);
  await expect(receipt(page)).toBeVisible();
});

test("yen are named without decimals", async ({ page }) => {
  const price = { amount_type: "custom", minimum_amount: 100, preset_amount: 1200, price_currency: "jpy" };
  const product = await aProduct({ prices: [{ ...price, tax_behavior: "inclusive" }] });
  await open(page, { products: [product.id] });
  await expect(page.getByLabel("Your price")).toHaveValue("1,200");
  await page.getByLabel("Your price").fill("2500");
  await expect(payButton(page)).toHaveText("Pay ¥2,500");
});

test("one of several products is chosen, and a free one needs no card", async ({ page }) => {
  const [pro, guide] = await Promise.all([
    aProduct(),
    aProduct({ name: "Field guide", prices: [{ amount_type: "free", price_currency: "eur" }] }),
  ]);
  const checkout = await aCheckout({ products: [pro.id, guide.id] });
  await page.goto(`/checkout/${checkout.client_secret}`);
  await expect(page.getByRole("heading", { name: "Halyard Pro" })).toBeVisible();
  await page.getByRole("radio", { name: /Field guide/ }).check();
  await expect(page.getByRole("heading", { name: "Field guide" })).toBeVisible();
  await expect(page.getByLabel("Card number")).toBeHidden();
  await page.getByLabel("E-mail").fill("reader@example.com");
  await pay(page);
  await expect(page.getByRole("heading", { name: "It is yours" })).toBeVisible();
  expect(await ordersOf(checkout.id)).toMatchObject([{ total_amount: 0, product_id: guide.id }]);
});

test("what is filled in before any script has run counts", async ({ page }) => {
  const [pro, sponsor] = await Promise.all([
    aProduct(),
    aProduct({
      name: "Sponsor",
      prices: [
        { amount_type: "custom", minimum_amount: 500, price_currency: "eur", tax_behavior: "exclusive" },
      ],
    }),
  ]);
  const several = await aCheckout({ products: [pro.id, sponsor.id] });
  const custom = await aCheckout({ products: [sponsor.id] });
  await beforeScripts(page, `/checkout/${several.client_secret}`, async () => {
    await page.getByRole("radio", { name: /Sponsor/ }).check();
    await page.getByLabel("Country").selectOption("DE");
    await page.getByLabel("Card number").fill(PAYS);
  });
  await expect(page.getByRole("heading", { name: "Sponsor" })).toBeVisible();
  await expect(payButton(page)).toHaveText("Pay €5.95");
  await expect(page.getByLabel("Card number")).toHaveValue("4242 4242 4242 4242");
  await beforeScripts(page, `/checkout/${custom.client_secret}`, async () => {
    await page.getByLabel("Your price").fill("10");
    await page.getByLabel("Country").selectOption("DE");
  });
  await expect(payButton(page)).toHaveText("Pay €11.90");
  await expect(page.getByLabel("Your price")).toHaveValue("10");
});

test("a press before any script has run counts, once", async ({ page }) => {
  const checkout = await aCheckout();
  await beforeScripts(page, `/checkout/${checkout.client_secret}`, async () => {
    await page.getByLabel("E-mail").fill("hasty@example.com");
    await fillCard(page, PAYS);
    await page.getByLabel("Name on card").fill("Bo Buyer");
    await page.getByLabel("Country").selectOption("HK");
    await payButton(page).click();
  });
  await expect(page.getByRole("heading", { name: "Payment received" })).toBeVisible();
  expect(await ordersOf(checkout.id)).toMatchObject([{ total_amount: 2000, status: "paid" }]);
});
