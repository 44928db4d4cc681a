import { runningFlorin } from "../setup/running.ts";
import { axe, expectToFit } from "./axe.ts";
import { fillCard } from "./checkout-till.ts";
import { aShop } from "./credits-shop.ts";
import { confirmationToken, signIn, unique } from "./merchant.ts";
import { expect, type Page, test, untilItHears } from "./test.ts";

const florin = runningFlorin();

/** A clock that has to wait for jobs on a busy machine. */
const ARRIVAL_MS = 60_000;

/** Somebody whose first charge after a trial was declined, and the link in the mail that tells them. */
async function aFailedCharge(page: Page) {
  await signIn(page);
  const { id, post } = await aShop(page);
  const headers = { Origin: florin.url, "X-Florin-Organization": id };
  const get = async (path: string) => (await page.request.get(`/api/v1${path}`, { headers })).json();
  await post("/test-clock", {});
  const product = await post("/products", {
    name: "Halyard Pro",
    recurring_interval: "month",
    trial_interval: "day",
    trial_interval_count: 7,
    prices: [{ amount_type: "fixed", price_amount: 2900, tax_behavior: "exclusive" }],
  });
  const checkout = await post("/checkouts", { products: [product.id] });
  const email = `${unique("payer")}@example.com`;
  // Can be saved, and is declined whenever it is charged.
  const confirmation_token_id = await confirmationToken("4000000000000341");
  await post(`/checkouts/client/${checkout.client_secret}/confirm`, {
    customer_email: email,
    customer_name: "Paula Payer",
    customer_billing_address: { country: "DE" },
    confirmation_token_id,
  });
  await post("/test-clock/advance", { days: 8 });
  await expect.poll(async () => (await get("/test-clock")).status, { timeout: ARRIVAL_MS }).toBe("ready");
  const subscriptionOf = async () => (await get("/subscriptions")).items[0];
  expect((await subscriptionOf()).status).toBe("past_due");
  return { link: await linkInMail(page, email), subscriptionOf, get };
}

/** The address behind the button of the mail about the charge that failed. */
async function linkInMail(page: Page, email: string): Promise<string> {
  let link: string | undefined;
  await expect(async () => {
    const mails = await (await page.request.get(`/dev/mailbox.json?to=${email}`)).json();
    link = /https?:\/\/[^\s"<]+\/pay\/[\w.-]+/.exec(
      JSON.stringify(mails.filter((mail: object) => JSON.stringify(mail).includes("did not go through"))),
    )?.[0];
    expect(link).toBeDefined();
  }).toPass({ timeout: ARRIVAL_MS });
  return link ?? "";
}

async function fits(page: Page) {
  const size = page.viewportSize();
  await page.setViewportSize({ width: 360, height: 740 });
  await expectToFit(page);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axe(page)).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: "light" });
  if (size) await page.setViewportSize(size);
}

test("a charge that failed is paid from its mail with another card, and the subscription is active again", async ({
  page,
}) => {
  const { link, subscriptionOf, get } = await aFailedCharge(page);
  await page.context().clearCookies();
  await page.goto(link);
  await expect(page.getByText("$34.51", { exact: true }).first()).toBeVisible();
  await fits(page);
  const saved = page.getByRole("button", { name: "Pay $34.51 with Visa •••• 0341" });
  await saved.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert").getByText(/declined.*Nothing was charged/)).toBeVisible();
  await page.getByRole("button", { name: "Use another card" }).click();
  await expect(page.getByLabel("Card number")).toBeFocused();
  await fits(page);
  await fillCard(page, "4242424242424242");
  await page.getByRole("button", { name: "Pay $34.51", exact: true }).click();
  await expect(page.getByText("Paid", { exact: true })).toBeVisible();
  await fits(page);
  const receipt = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download receipt" }).click();
  expect((await receipt).suggestedFilename()).toMatch(/^receipt-FLR-\d+\.pdf$/);
  await signIn(page);
  expect((await subscriptionOf()).status).toBe("active");
  const [order] = (await get("/orders?sorting=-created_at")).items;
  expect([order.status, order.total_amount]).toEqual(["paid", 3451]);
});

test("the question of the bank is answered, left, and answered after all", async ({ page }) => {
  const { link, subscriptionOf } = await aFailedCharge(page);
  await page.goto(link);
  await page.getByRole("button", { name: "Use another card" }).click();
  await fillCard(page, "4000002500003155");
  await page.getByRole("button", { name: "Pay $34.51", exact: true }).click();
  await page.getByRole("button", { name: "Fail" }).click();
  await expect(page.getByText(/The last payment failed/)).toBeVisible();
  expect(page.url()).toBe(link);
  await untilItHears(page);
  await page.getByRole("button", { name: "Use another card" }).click();
  await fillCard(page, "4000002500003155");
  await page.getByRole("button", { name: "Pay $34.51", exact: true }).click();
  await expect(page.getByRole("button", { name: "Complete" })).toBeVisible();
  await page.goto(link);
  await expect(page.getByText(/Your bank asks you to confirm/)).toBeVisible();
  await fits(page);
  await page.getByRole("button", { name: "Finish authentication" }).click();
  await page.getByRole("button", { name: "Complete" }).click();
  await expect(page.getByText("Paid", { exact: true })).toBeVisible();
  expect((await subscriptionOf()).status).toBe("active");
});

test("a link that is not ours says so", async ({ page }) => {
  await page.goto("/pay/01980f4e-6d2c-7a31-9c1b-2f4d5e6a7b80.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
  await expect(page.getByRole("heading", { name: "There is no such order" })).toBeVisible();
  await fits(page);
});
