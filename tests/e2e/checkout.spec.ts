import {
  ASKS_THE_BANK,
  aCheckout,
  aProduct,
  DECLINED,
  expire,
  fill,
  fillCard,
  NO_FUNDS,
  open,
  ordersOf,
  PAYS,
  pay,
  payButton,
  read,
  receipt,
  setStatus,
  WRONG_CVC,
} from "./checkout-till.ts";
import { expect, test } from "./test.ts";

test("a declined card shows the reason, a wrong code is marked beside its field, and another card pays", async ({
  page,
}) => {
  const checkout = await open(page);
  await fill(page, DECLINED);
  await pay(page);
  await expect(page.getByText("Your card was declined. Nothing was charged.")).toBeVisible();
  await expect(page.getByLabel("Card number")).toBeFocused();
  expect(await read(checkout.id)).toMatchObject({ status: "open" });

  await fillCard(page, NO_FUNDS);
  await pay(page);
  await expect(page.getByText("Your card has insufficient funds.")).toBeVisible();

  await fillCard(page, WRONG_CVC);
  await pay(page);
  await expect(page.getByLabel("Security code")).toHaveAccessibleDescription(/security code is incorrect/);
  await expect(page.getByLabel("Security code")).toBeFocused();

  await fillCard(page, PAYS);
  await pay(page);
  await expect(receipt(page)).toBeVisible();
  await expect(page.getByText("Visa ending in 4242")).toBeVisible();
  await expect(page.getByText("VAT 19%")).toBeVisible();
  const [order, ...others] = await ordersOf(checkout.id);
  expect(others).toEqual([]);
  await expect(page.getByText(order.invoice_number)).toBeVisible();
});

test("who passes 3-D Secure sees the receipt, under an address without the secret of the payment", async ({
  page,
}) => {
  const checkout = await open(page);
  await fill(page, ASKS_THE_BANK);
  await pay(page);
  await page.getByRole("button", { name: "Complete" }).click();
  await expect(receipt(page)).toBeVisible();
  expect(page.url()).toMatch(/\/confirmation$/);
  expect(await ordersOf(checkout.id)).toHaveLength(1);
});

test("who fails 3-D Secure is back on the form, reads why, and pays with another card", async ({ page }) => {
  const checkout = await open(page);
  await fill(page, ASKS_THE_BANK);
  await pay(page);
  await page.getByRole("button", { name: "Fail" }).click();
  await expect(page.getByText(/unable to authenticate/)).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue("buyer@example.com");
  await fillCard(page, PAYS);
  await pay(page);
  await expect(receipt(page)).toBeVisible();
  expect(await ordersOf(checkout.id)).toHaveLength(1);
});

test("who left 3-D Secure by the back button may finish it, or use another card", async ({ page }) => {
  const checkout = await open(page);
  await fill(page, ASKS_THE_BANK);
  await pay(page);
  await expect(page.getByRole("button", { name: "Complete" })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { name: "One step is left" })).toBeVisible();
  await page.getByRole("button", { name: "Finish authentication" }).click();
  await expect(page.getByRole("button", { name: "Complete" })).toBeVisible();
  await page.goto(`/checkout/${checkout.client_secret}`);
  await page.getByRole("button", { name: "Use another card" }).click();
  await expect(page.getByText("The payment was canceled.")).toBeVisible();
  await fillCard(page, PAYS);
  await pay(page);
  await expect(receipt(page)).toBeVisible();
  expect(await ordersOf(checkout.id)).toHaveLength(1);
});

test("a bank answered in another window brings the waiting page to the receipt by itself", async ({
  page,
  context,
}) => {
  const checkout = await open(page);
  await fill(page, ASKS_THE_BANK);
  await pay(page);
  await expect(page.getByRole("button", { name: "Complete" })).toBeVisible();
  const other = await context.newPage();
  await other.goto(`/checkout/${checkout.client_secret}`);
  await expect(other.getByRole("heading", { name: "One step is left" })).toBeVisible();
  await page.getByRole("button", { name: "Complete" }).click();
  await expect(receipt(other)).toBeVisible();
});

test("the page waits for a payment that is not decided yet, and goes back to the form when it fails", async ({
  page,
}) => {
  const checkout = await aCheckout({ customer_email: "buyer@example.com" });
  await setStatus(checkout.id, "confirmed");
  await page.goto(`/checkout/${checkout.client_secret}`);
  await expect(page.getByRole("heading", { name: "Confirming your payment" })).toBeVisible();
  await setStatus(checkout.id, "open");
  await expect(page.getByLabel("Card number")).toBeVisible();
});

test("a reload keeps what was filled in, even what was typed a moment before", async ({ page }) => {
  const checkout = await open(page);
  await fill(page, PAYS);
  await page.getByLabel("I’m buying as a business").check();
  await page.getByLabel("City").fill("Berlin");
  await page.getByLabel("Business name").fill("Atelier Nord");
  await page.reload();
  await expect(page.getByLabel("E-mail")).toHaveValue("buyer@example.com");
  await expect(page.getByLabel("Name on card")).toHaveValue("Bo Buyer");
  await expect(page.getByLabel("Country")).toHaveValue("DE");
  await expect(page.getByLabel("City")).toHaveValue("Berlin");
  await expect(page.getByLabel("Card number")).toHaveValue("");
  await expect(payButton(page)).toHaveText("Pay €23.80");
  await expect.poll(async () => (await read(checkout.id)).customer_billing_name).toBe("Atelier Nord");
});

test("a paid checkout shows its receipt, by reload, by its address, and by the back button", async ({
  page,
}) => {
  const checkout = await open(page);
  await fill(page, PAYS);
  await pay(page);
  await expect(receipt(page)).toBeVisible();
  await page.reload();
  await expect(receipt(page)).toBeVisible();
  await page.goto(`/checkout/${checkout.client_secret}`);
  await expect(receipt(page)).toBeVisible();
  await page.goBack();
  await expect(receipt(page)).toBeVisible();
});

test("two quick presses pay once", async ({ page }) => {
  const checkout = await open(page);
  const confirms: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/confirm")) confirms.push(request.headers()["idempotency-key"] ?? "");
  });
  await fill(page, PAYS);
  await payButton(page).dblclick();
  await expect(receipt(page)).toBeVisible();
  expect(confirms).toHaveLength(1);
  expect(await ordersOf(checkout.id)).toHaveLength(1);
});

test("an answer that is lost on its way is asked for again, and the buyer is charged once", async ({
  page,
}) => {
  const checkout = await open(page);
  const keys: (string | undefined)[] = [];
  await page.route("**/confirm", async (route) => {
    keys.push(route.request().headers()["idempotency-key"]);
    const answer = await route.fetch();
    if (keys.length === 1) await route.abort("connectionreset");
    else await route.fulfill({ response: answer });
  });
  await fill(page, PAYS);
  await pay(page);
  await expect(receipt(page)).toBeVisible();
  expect(keys).toHaveLength(2);
  expect(keys[0]).toBe(keys[1]);
  expect(await ordersOf(checkout.id)).toHaveLength(1);
});

test("an expired checkout says so and leads back, and so does one that expires on the screen", async ({
  page,
}) => {
  const checkout = await open(page, { return_url: "https://example.com/shop" });
  await fill(page, PAYS);
  await expire(checkout.id);
  await pay(page);
  await expect(page.getByRole("heading", { name: "This checkout has expired" })).toBeVisible();
  const back = page.getByRole("link", { name: /^Back to/ }).last();
  await expect(back).toHaveAttribute("href", "https://example.com/shop");
  await page.reload();
  await expect(page.getByRole("heading", { name: "This checkout has expired" })).toBeVisible();
});

test("after paying the receipt leads on by itself; opened later it stays", async ({ page }) => {
  const elsewhere = await aCheckout();
  const success_url = `${new URL(elsewhere.url).origin}/checkout/${elsewhere.client_secret}?paid={CHECKOUT_ID}`;
  const checkout = await open(page, { success_url });
  await fill(page, PAYS);
  await pay(page);
  await expect(receipt(page)).toBeVisible();
  await page.waitForURL(`**/checkout/${elsewhere.client_secret}?paid=${checkout.id}`);
  await page.goto(`/checkout/${checkout.client_secret}/confirmation`);
  await expect(receipt(page)).toBeVisible();
  await expect(page.getByRole("link", { name: /^Continue to/ })).toBeVisible();
  await expect(page.getByText(/You are taken there/)).toBeHidden();
});

test("a buyer who wants to read the receipt stays on it", async ({ page }) => {
  await page.clock.install();
  await open(page, { success_url: "https://example.com/thanks" });
  await fill(page, PAYS);
  await pay(page);
  await page.getByRole("button", { name: "Stay here" }).click();
  await page.clock.fastForward(60_000);
  await expect(receipt(page)).toBeVisible();
  await expect(page.getByRole("link", { name: /^Continue to/ })).toHaveAttribute(
    "href",
    "https://example.com/thanks",
  );
});

test("the link that a merchant shares opens a new checkout, and the older address leads to the same page", async ({
  page,
}) => {
  const product = await aProduct();
  await page.goto(`/buy/${product.id}`);
  await expect(page.getByRole("heading", { name: "Halyard Pro" })).toBeVisible();
  expect(page.url()).toMatch(/\/checkout\/florin_cs_/);
  const checkout = await aCheckout();
  await page.goto(`/checkout/${checkout.id}/public/${checkout.client_secret}`);
  await expect(page).toHaveURL(new RegExp(`/checkout/${checkout.client_secret}$`));
  const answer = await page.goto("/buy/01980f4e-6d2c-7a31-9c1b-2f4d5e6a7b80");
  expect(answer?.status()).toBe(404);
  await expect(page.getByText("This product is not for sale")).toBeVisible();
  expect((await page.goto("/checkout/florin_cs_nobody"))?.status()).toBe(404);
});
