import { axe, expectToFit } from "./axe.ts";
import { aCheckout, fillCard, PAYS } from "./checkout-till.ts";
import { api, unique } from "./merchant.ts";
import { expect, type Page, test } from "./test.ts";

const anEmail = () => `${unique("subscriber")}@example.com`;

async function aPlan(named: object = {}) {
  const { status, body } = await api("POST", "/products", {
    name: "Halyard monthly",
    recurring_interval: "month",
    prices: [{ amount_type: "fixed", price_amount: 2900, price_currency: "usd", tax_behavior: "exclusive" }],
    ...named,
  });
  expect(status).toBe(201);
  return body;
}

const aFreePlan = () =>
  aPlan({ name: "Halyard free", prices: [{ amount_type: "free", price_currency: "usd" }] });

/** Opens a checkout of these products; buyers here pay no tax. */
async function open(page: Page, products: { id: string }[], more: object = {}) {
  const checkout = await aCheckout({
    products: products.map(({ id }) => id),
    customer_billing_address: { country: "HK" },
    ...more,
  });
  await page.goto(`/checkout/${checkout.client_secret}`);
  return checkout;
}

async function fill(page: Page, email: string): Promise<void> {
  await page.getByLabel("E-mail").fill(email);
  await fillCard(page, PAYS);
  await page.getByLabel("Name on card").fill("Bo Buyer");
}

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const title = (page: Page, name: string) => page.getByRole("heading", { name });
const read = async (path: string) => (await api("GET", path)).body;

const dayText = (at: string) =>
  new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  }).format(new Date(at));

async function subscribe(page: Page, products: { id: string }[], email: string, label: string) {
  const checkout = await open(page, products);
  await fill(page, email);
  await button(page, label).click();
  return checkout;
}

test("a buyer starts a trial: nothing is due, the page says what follows, and the receipt when", async ({
  page,
}) => {
  const plan = await aPlan({ trial_interval: "day", trial_interval_count: 14 });
  const checkout = await open(page, [plan]);
  const { trial_end } = await read(`/checkouts/${checkout.id}`);
  await expect(page.getByText("Free for 14 days", { exact: true })).toBeVisible();
  await expect(page.getByText(`Then $29.00 per month from ${dayText(trial_end)}`)).toBeVisible();
  await expect(
    page.getByText(/You allow .+ to charge you up to \$29\.00 per month until you cancel/),
  ).toBeVisible();
  expect(await axe(page)).toEqual([]);
  await fill(page, anEmail());
  await button(page, "Start trial").click();
  await expect(title(page, "Your trial has begun")).toBeVisible();
  const { subscription_id } = await read(`/checkouts/${checkout.id}`);
  const { status, current_period_end } = await read(`/subscriptions/${subscription_id}`);
  expect(status).toBe("trialing");
  await expect(page.getByText(`$29.00 on ${dayText(current_period_end)}`)).toBeVisible();
  await expect(page.getByRole("link", { name: "Manage your subscription" })).toHaveAttribute(
    "href",
    /^\/portal\//,
  );
  expect(await axe(page)).toEqual([]);
});

test("monthly and yearly are switched by the keyboard, and the totals follow", async ({ page }) => {
  const yearly = await aPlan({
    name: "Halyard yearly",
    recurring_interval: "year",
    prices: [
      { amount_type: "fixed", price_amount: 29_000, price_currency: "usd", tax_behavior: "exclusive" },
    ],
  });
  const checkout = await open(page, [await aPlan(), yearly]);
  await expect(button(page, "Pay $29.00")).toBeVisible();
  await page.getByRole("radio", { name: "Monthly" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: "Yearly" })).toBeChecked();
  await expect(button(page, "Pay $290.00")).toBeVisible();
  await expect(page.getByText("Then $290.00 per year", { exact: true })).toBeVisible();
  await fill(page, anEmail());
  await button(page, "Pay $290.00").click();
  await expect(title(page, "Payment received")).toBeVisible();
  const { subscription_id } = await read(`/checkouts/${checkout.id}`);
  expect(await read(`/subscriptions/${subscription_id}`)).toMatchObject({
    status: "active",
    recurring_interval: "year",
    amount: 29_000,
  });
});

test("a discount of three months says what is paid in them and after", async ({ page }) => {
  const terms = { type: "percentage", name: "Half", basis_points: 5000 };
  const { body: discount } = await api("POST", "/discounts", {
    ...terms,
    duration: "repeating",
    duration_in_months: 3,
  });
  await open(page, [await aPlan()], { discount_id: discount.id });
  await expect(page.getByText("$14.50 per month for 3 months, then $29.00 per month")).toBeVisible();
  await fill(page, anEmail());
  await button(page, "Pay $14.50").click();
  await expect(title(page, "Payment received")).toBeVisible();
  await expect(page.getByText(/\$14\.50 on /)).toBeVisible();
});

test("a free plan asks for no card, and is upgraded by buying the paid one; a second one is refused", async ({
  page,
}) => {
  const email = anEmail();
  const first = await open(page, [await aFreePlan()]);
  await expect(page.getByLabel("Card number")).toBeHidden();
  await page.getByLabel("E-mail").fill(email);
  await button(page, "Get for free").click();
  await expect(title(page, "It is yours")).toBeVisible();
  const { subscription_id } = await read(`/checkouts/${first.id}`);
  const second = await subscribe(page, [await aPlan()], email, "Pay $29.00");
  await expect(title(page, "Payment received")).toBeVisible();
  expect((await read(`/checkouts/${second.id}`)).subscription_id).toBe(subscription_id);
  await subscribe(page, [await aPlan()], email, "Pay $29.00");
  await expect(page.getByText("You are subscribed to Halyard monthly already.")).toBeVisible();
  await expect(page.getByRole("alert").getByRole("link")).toHaveAttribute("href", /\/portal\//);
  await expect(button(page, "Pay $29.00")).toBeEnabled();
});

for (const colorScheme of ["light", "dark"] as const)
  test(`at 360 pixels a trial with a switch fits and can be read (${colorScheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 360, height: 740 });
    const yearly = await aPlan({ name: "Halyard yearly", recurring_interval: "year" });
    await open(page, [await aPlan({ trial_interval: "week" }), yearly]);
    await expect(page.getByText("Due today").last()).toBeVisible();
    await expectToFit(page);
    expect(await axe(page)).toEqual([]);
  });
