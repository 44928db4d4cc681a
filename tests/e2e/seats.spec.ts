import { axe, expectToFit } from "./axe.ts";
import { fillCard, PAYS, payButton, receipt } from "./checkout-till.ts";
import { unique } from "./merchant.ts";
import { enter, inMail } from "./portal.ts";
import { aShop, type Shop } from "./shop-of-own.ts";
import { expect, type Page, test } from "./test.ts";

const BRINGS = "The shared component library";

async function fits(page: Page) {
  await page.setViewportSize({ width: 360, height: 740 });
  await expectToFit(page);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axe(page)).toEqual([]);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

/** Makes a plan by the seat as a merchant does: nine dollars each, from the eleventh on seven for all. Answers its id. */
async function makePlan(page: Page, shop: Shop): Promise<string> {
  await page.goto(`${shop.path}/products/new`);
  await page.getByLabel("Name", { exact: true }).fill("Team");
  await page.getByLabel("Kind").selectOption("By the seat");
  await page.getByLabel("Each seat").fill("9");
  await page.getByRole("button", { name: "Add a tier" }).click();
  await page.getByLabel("Each seat").last().fill("7");
  await expect(page.getByText("For example 12 seats × $7.00 = $84.00")).toBeVisible();
  await page.getByLabel("Paid every", { exact: true }).selectOption("month");
  await fits(page);
  await page.getByRole("button", { name: "Create product" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Team" })).toBeVisible();
  const id = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  const benefit = await shop.send("/benefits", { type: "custom", description: BRINGS, properties: {} });
  await shop.send(`/products/${id}/benefits`, { benefits: [benefit.id] });
  return id;
}

/** Buys three seats by keyboard and by hand. Answers the subscription. */
async function buy(page: Page, shop: Shop, productId: string, email: string): Promise<{ id: string }> {
  const checkout = await shop.send("/checkouts", {
    products: [productId],
    customer_billing_address: { country: "HK" },
  });
  await page.goto(`/checkout/${checkout.client_secret}`);
  const seats = page.getByRole("spinbutton", { name: "Seats" });
  await expect(seats).toHaveValue("1");
  await seats.press("ArrowUp");
  await page.getByRole("button", { name: "One seat more" }).press("Enter");
  await expect(seats).toHaveValue("3");
  await expect(page.getByText("3 seats × $9.00").first()).toBeAttached();
  await page.getByLabel("E-mail").fill(email);
  await fillCard(page, PAYS);
  await page.getByLabel("Name on card").fill("Bo Buyer");
  await expect(payButton(page)).toHaveText("Pay $27.00");
  await fits(page);
  await payButton(page).click();
  await expect(receipt(page)).toBeVisible();
  await expect(page.getByText("Team, 3 seats")).toBeVisible();
  await expect(page.getByRole("link", { name: "Assign your seats" })).toBeVisible();
  await fits(page);
  const { subscription_id } = await shop.read(`/checkouts/${checkout.id}`);
  return { id: subscription_id };
}

/** Takes one of the seats, and invites somebody to another. */
async function assign(page: Page, colleague: string) {
  await page.getByRole("link", { name: "Plans", exact: true }).click();
  await expect(page.getByText("3 seats for $27.00 per month")).toBeVisible();
  await fits(page);
  await page.getByRole("link", { name: "Assign seats" }).click();
  await expect(page.getByText("Nobody has a seat yet")).toBeVisible();
  await fits(page);
  await page.getByRole("button", { name: "Take a seat yourself" }).click();
  await expect(page.getByText("1 of 3 seats is taken.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Take a seat yourself" })).toBeHidden();
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  await page.getByRole("dialog").getByLabel("E-mail").fill(colleague);
  expect(await axe(page)).toEqual([]);
  await page.getByRole("button", { name: "Send the invitation" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: colleague })).toContainText("Invited");
  await fits(page);
}

/** Follows the invitation, and finds what the seat brings. */
async function accept(page: Page, slug: string, email: string) {
  await page.goto(await inMail(page, email, /(https?:\/\/\S+\/accept-seat\?token=\S+)/));
  await fits(page);
  await page.getByRole("button", { name: "Accept your seat" }).click();
  await expect(page).toHaveURL(/\/overview$/);
  await brings(page, slug, true);
  await expect(page.getByText("Your seat in Team")).toBeVisible();
  await fits(page);
  await page.goto(`/portal/${slug}/subscriptions`);
  await expect(page.getByText(/Somebody else pays for it/)).toBeVisible();
  await expect(page.getByText("No plans yet")).toBeHidden();
  await fits(page);
}

/** Whether the plan's benefit is among what somebody has. Grants come and go by jobs. */
const brings = (page: Page, slug: string, has: boolean) =>
  expect(async () => {
    await page.goto(`/portal/${slug}/overview`);
    await expect(page.getByRole("heading", { name: "What you have" })).toBeVisible({ timeout: 1_000 });
    await expect(page.getByText(BRINGS)).toHaveCount(has ? 1 : 0, { timeout: 1_000 });
  }).toPass();

/** Buys one seat more, and is charged what the page said. */
async function addSeat(page: Page, shop: Shop, slug: string, subscriptionId: string) {
  await page.goto(`/portal/${slug}/subscriptions/${subscriptionId}/change-seats`);
  await page.getByLabel("Seats").fill("4");
  await page.getByRole("button", { name: "See what it costs" }).click();
  const charged = page.getByLabel("Charged now").locator("dd").last();
  await expect(charged).toHaveText("$9.00");
  await fits(page);
  await page.getByRole("button", { name: "Change to 4 seats" }).click();
  await expect(page.getByText("4 seats for $36.00 per month")).toBeVisible();
  const { items } = await shop.read(`/orders?subscription_id=${subscriptionId}&sorting=-created_at`);
  expect(items[0]).toMatchObject({ total_amount: 900, status: "paid" });
}

/** What the merchant sees of it, and may change. */
async function lookAt(page: Page, shop: Shop, subscriptionId: string, holder: string) {
  await page.goto(`${shop.path}/subscriptions/${subscriptionId}`);
  await expect(page.getByText("1 of 4 seats is taken.")).toBeVisible();
  await expect(page.getByRole("list", { name: "Seats" }).getByRole("link", { name: holder })).toBeVisible();
  await fits(page);
  await page.getByRole("button", { name: "Change seats" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Seats").fill("2");
  await expect(dialog.getByLabel("What it will cost")).toContainText("Team, 2 seats");
  await fits(page);
}

test("a team's plan is sold by the seat, its seats are given, taken and taken back, and one more costs what was said", async ({
  page,
  browser,
}) => {
  test.slow();
  const shop = await aShop(page);
  await shop.change(`/organizations/${shop.id}`, {
    subscription_settings: { proration_behavior: "invoice" },
  });
  const slug = shop.path.replace("/dashboard/", "");
  const [email, colleague] = [`${unique("buyer")}@example.com`, `${unique("colleague")}@example.com`];
  const own = await (await browser.newContext()).newPage();
  const theirs = await (await browser.newContext()).newPage();

  const { id } = await buy(own, shop, await makePlan(page, shop), email);
  await enter(own, slug, email);
  await expect(own).toHaveURL(/\/overview$/);
  await brings(own, slug, false);
  await assign(own, colleague);
  await brings(own, slug, true);
  await accept(theirs, slug, colleague);
  await addSeat(own, shop, slug, id);

  await own.getByRole("link", { name: "Assign seats" }).click();
  await own.getByRole("button", { name: `Take back the seat of ${colleague}` }).click();
  await own.getByRole("button", { name: "Take it back" }).click();
  await expect(own.getByText("1 of 4 seats is taken.")).toBeVisible();
  await brings(theirs, slug, false);
  await lookAt(page, shop, id, "Bo Buyer");
});
