import { expect, type Page, test } from "@playwright/test";
import { axe } from "./credits-shop.ts";
import { api, confirmationToken, unique } from "./merchant.ts";

const aPlan = async (name: string, price_amount: number) =>
  (
    await api("POST", "/products", {
      name: unique(name),
      recurring_interval: "month",
      prices: [{ amount_type: "fixed", price_amount }],
    })
  ).body;

/** A customer who has bought a plan, on their page of plans, brought there by their session link. */
async function aSubscriber(page: Page) {
  const [plan, better, cheaper] = [
    await aPlan("Team", 2000),
    await aPlan("Studio", 5000),
    await aPlan("Solo", 500),
  ];
  const { body: checkout } = await api("POST", "/checkouts", { products: [plan.id] });
  const { body } = await api(
    "POST",
    `/checkouts/client/${checkout.client_secret}/confirm`,
    {
      customer_email: `${unique("plans")}@example.com`,
      customer_name: "Test Buyer",
      customer_billing_address: { country: "DE" },
      confirmation_token_id: await confirmationToken("4242424242424242"),
    },
    null,
  );
  const { body: session } = await api("POST", "/customer-sessions", { customer_id: body.customer_id });
  await page.goto(`${session.customer_portal_url}&page=subscriptions`);
  await expect(page.getByRole("heading", { name: plan.name })).toBeVisible();
  return { plan, better, cheaper };
}

async function fits(page: Page) {
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axe(page)).toEqual([]);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

test("a customer sees their plan, changes it at the price that was shown, leaves, comes back, and finds their orders", async ({
  page,
}) => {
  const { plan, better, cheaper } = await aSubscriber(page);
  await expect(page.getByText(/Renews on .* for \$23\.80/)).toBeVisible();
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
