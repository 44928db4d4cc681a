import { runningFlorin } from "../setup/running.ts";
import { axe, expectToFit } from "./axe.ts";
import { aShop } from "./credits-shop.ts";
import { signIn } from "./merchant.ts";
import { type Browser, expect, type Page, test, untilItHears } from "./test.ts";

const florin = runningFlorin();

/** A customer on their page of payment methods, brought there by their session link. */
async function aCustomerOf(page: Page, browser: Browser) {
  await signIn(page);
  const { slug, post, customer } = await aShop(page);
  const session = await post("/customer-sessions", { customer_id: customer.id });
  const context = await browser.newContext();
  const theirs = await context.newPage();
  await theirs.goto(`${session.customer_portal_url}&page=payment-methods`);
  await expect(theirs.getByRole("heading", { name: "Your payment methods" })).toBeVisible();
  return { theirs, context, slug };
}

/** Types a card, by keyboard alone, and sends it. */
async function addCard(page: Page, number: string) {
  await page.getByLabel("Card number").focus();
  await page.keyboard.type(number);
  await page.keyboard.press("Tab");
  await page.keyboard.type("1234");
  await page.keyboard.press("Tab");
  await page.keyboard.type("123");
  await page.keyboard.press("Enter");
}

const rowOf = (page: Page, text: string) => page.getByRole("listitem").filter({ hasText: text });

async function fits(page: Page) {
  await page.setViewportSize({ width: 360, height: 740 });
  await expectToFit(page);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axe(page)).toEqual([]);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

test("a customer adds cards, chooses which is charged, and removes one", async ({ page, browser }) => {
  const { theirs, context, slug } = await aCustomerOf(page, browser);
  await expect(theirs.getByText("No payment methods yet")).toBeVisible();
  await fits(theirs);
  await addCard(theirs, "4242424242424242");
  await expect(theirs.getByText("Your card is saved.")).toBeVisible();
  await expect(rowOf(theirs, "Visa ·· 4242")).toContainText("Default");
  await expect(rowOf(theirs, "Visa ·· 4242")).toContainText("Expires 12 / 2034");
  await theirs.getByLabel("Charge my subscriptions to it").uncheck();
  await addCard(theirs, "5555555555554444");
  const master = rowOf(theirs, "Mastercard ·· 4444");
  await expect(master).toBeVisible();
  await expect(master).not.toContainText("Default ");
  await fits(theirs);
  await theirs.getByRole("button", { name: "Make default: Mastercard ·· 4444" }).click();
  await expect(theirs.getByRole("button", { name: "Make default: Visa ·· 4242" })).toBeVisible();
  await theirs.getByRole("button", { name: "Remove Mastercard ·· 4444" }).click();
  expect(await axe(theirs)).toEqual([]);
  await theirs.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  await expect(master).toHaveCount(0);
  await expect(rowOf(theirs, "Visa ·· 4242")).toContainText("Default");
  await context.clearCookies();
  await theirs.goto(`${florin.url}/portal/${slug}/payment-methods`);
  await expect(theirs.getByRole("heading", { name: "Sign in to your account" })).toBeVisible();
  await context.close();
});

test("a card that the bank refuses says why, and one that it asks about is saved once it was answered", async ({
  page,
  browser,
}) => {
  const { theirs, context } = await aCustomerOf(page, browser);
  await addCard(theirs, "4000000000009995");
  await expect(
    theirs.getByRole("alert").filter({ hasText: "Your card has insufficient funds." }),
  ).toBeVisible();
  await expect(theirs.getByText("No payment methods yet")).toBeVisible();
  for (const answer of ["Fail", "Complete"]) {
    await theirs.getByLabel("Card number").fill("");
    await theirs.getByLabel("Expiry").fill("");
    await theirs.getByLabel("Security code").fill("");
    await addCard(theirs, "4000002500003155");
    await theirs.getByRole("button", { name: answer }).click();
    await expect(theirs.getByRole("heading", { name: "Your payment methods" })).toBeVisible();
    await untilItHears(theirs);
    if (answer === "Fail")
      await expect(theirs.getByRole("alert").filter({ hasText: "unable to authenticate" })).toBeVisible();
  }
  await expect(theirs.getByText("Your card is saved.")).toBeVisible();
  await expect(theirs).toHaveURL(/\?saved=yes$/);
  await expect(rowOf(theirs, "Visa ·· 3155")).toContainText("Default");
  await context.close();
});
