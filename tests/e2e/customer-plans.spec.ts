import { axe, expectToFit } from "./axe.ts";
import { unique } from "./merchant.ts";
import { aPlan, aShop, aSubscriber } from "./shop-of-own.ts";
import { expect, type Page, test } from "./test.ts";

/** A customer who has bought a plan, on their page of plans, brought there by their session link. */
async function aSubscriberHere(page: Page) {
  const shop = await aShop(page);
  const [plan, better, cheaper] = [
    await aPlan(shop, "Team", 2000),
    await aPlan(shop, "Studio", 5000),
    await aPlan(shop, "Solo", 500),
  ];
  const { customer_id } = await aSubscriber(shop, plan.id, `${unique("plans")}@example.com`);
  const session = await shop.send("/customer-sessions", { customer_id });
  await page.goto(`${session.customer_portal_url}&page=subscriptions`);
  await expect(page.getByRole("heading", { name: plan.name })).toBeVisible();
  return { plan, better, cheaper };
}

async function fits(page: Page) {
  await page.setViewportSize({ width: 360, height: 740 });
  await expectToFit(page);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axe(page)).toEqual([]);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

test("a customer sees their plan, changes it at the price that was shown, leaves, comes back, and finds their orders", async ({
  page,
}) => {
  const { plan, better, cheaper } = await aSubscriberHere(page);
  await expect(page.getByText(/Renews on .* for \$20\.00/)).toBeVisible();
  await fits(page);
  await page.getByRole("link", { name: "Change plan" }).click();
  await page.getByRole("link", { name: better.name }).click();
  await expect(page.getByText("Nothing is charged now.")).toBeVisible();
  await fits(page);
  await page.getByRole("button", { name: `Change to ${better.name}` }).click();
  await expect(page.getByRole("heading", { name: better.name })).toBeVisible();
  await page.getByRole("link", { name: "Cancel…" }).click();
  await expect(page.getByRole("link", { name: `See ${cheaper.name}` })).toBeVisible();
  await fits(page);
  await page.getByLabel("Why do you leave?").selectOption("too_expensive");
  await page.getByLabel("What would have made you stay?").fill("A smaller plan");
  await page.getByRole("button", { name: "Cancel the plan" }).click();
  await expect(page.getByText("Active, ending")).toBeVisible();
  await page.getByRole("button", { name: "Keep this plan" }).click();
  await expect(page.getByText(/Renews on /)).toBeVisible();
  await page.getByRole("link", { name: "Orders" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: plan.name })).toContainText("Paid");
  await fits(page);
  await expect(page.getByRole("link", { name: /^Receipt of / })).toHaveAttribute(
    "href",
    /\/pay\/.+\/receipt$/,
  );
});
