import { axe, expectToFit } from "./axe.ts";
import { unique } from "./merchant.ts";
import { inMail } from "./portal.ts";
import { aPlan, aShop, aSubscriber, type Shop } from "./shop-of-own.ts";
import { expect, type Page, test } from "./test.ts";

async function fits(page: Page) {
  await page.setViewportSize({ width: 360, height: 740 });
  await expectToFit(page);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axe(page)).toEqual([]);
  }
}

/** A plan of three seats at least, which brings a feature, and somebody who has bought it. */
async function aTeam(shop: Shop) {
  const tiers = [{ min_seats: 3, max_seats: null, price_per_seat: 900 }];
  const price = { amount_type: "seat_based", price_currency: "usd", seat_tiers: { tiers } };
  const team = await aPlan(shop, "Team", 0, { prices: [price] });
  const feature = await shop.send("/benefits", {
    type: "feature_flag",
    description: "Export",
    properties: {},
  });
  await shop.send(`/products/${team.id}/benefits`, { benefits: [feature.id] });
  const { id } = await aSubscriber(shop, team.id, `${unique("buyer")}@example.com`);
  return { subscription_id: id as string };
}

const linkTo = (page: Page, email: string) => inMail(page, email, /(https?:\S+accept-seat\?token=\w+)/);

test("whoever was given a seat reads what it is of, accepts it with one press, and has what it brings", async ({
  page,
  browser,
}) => {
  const shop = await aShop(page);
  const sale = await aTeam(shop);
  const email = `${unique("holder")}@example.com`;
  await shop.send("/customer-seats", { ...sale, email });
  const context = await browser.newContext();
  const theirs = await context.newPage();
  const link = await linkTo(theirs, email);
  await theirs.goto(link);
  await expect(theirs.getByText("You have a seat in Team")).toContainText(email);
  await fits(theirs);
  await theirs.reload();
  await theirs.getByRole("button", { name: "Accept your seat" }).click();
  await expect(theirs).toHaveURL(/\/overview$/);
  await expect(async () => {
    await theirs.reload();
    await expect(theirs.getByText("Export", { exact: true })).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await theirs.goto(link);
  await expect(theirs.getByText("This link no longer works")).toBeVisible();
  await fits(theirs);
  await expect(theirs.getByRole("link", { name: "Sign in" })).toBeVisible();
  await context.close();
});

test("a seat that has ended is not accepted, nor one that no link names, and the page says so", async ({
  page,
}) => {
  const shop = await aShop(page);
  const slug = shop.path.replace("/dashboard/", "");
  const sale = await aTeam(shop);
  const email = `${unique("holder")}@example.com`;
  await shop.send("/customer-seats", { ...sale, email });
  const link = await linkTo(page, email);
  await shop.revoke(sale.subscription_id);
  await page.goto(link);
  await expect(page.getByText("This link no longer works")).toBeVisible();
  await page.goto(`/portal/${slug}/accept-seat`);
  await expect(page.getByText("This link no longer works")).toBeVisible();
  await page.goto(`/portal/${unique("nobody")}/accept-seat?token=x`);
  await expect(page.getByText("Accept your seat")).toHaveCount(0);
});
