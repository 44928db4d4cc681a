import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { runningFlorin } from "../setup/running.ts";
import { fillCard, PAYS, pay, receipt } from "./checkout-till.ts";
import { axe } from "./credits-shop.ts";
import { unique } from "./merchant.ts";
import { aPlan, aShop, type Shop } from "./shop-of-own.ts";

const florin = runningFlorin();

async function fits(page: Page) {
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axe(page)).toEqual([]);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

/** The first match in the latest mail to somebody, once it has come. */
async function inMail(page: Page, to: string, wanted: RegExp): Promise<string> {
  const read = async () => {
    const mails = await (await page.request.get(`/dev/mailbox.json?to=${to}`)).json();
    return wanted.exec(`${mails[0]?.subject}\n${mails[0]?.text}`)?.[1] ?? "";
  };
  await expect.poll(read, { timeout: 20_000 }).not.toBe("");
  return read();
}

/** A shop in an angry yellow, with plans, a note for subscribers and credits to top up. */
async function aDressedShop(page: Page) {
  const shop = await aShop(page);
  await page.request.patch(`/api/v1/organizations/${shop.id}`, {
    data: { brand_color: "#ffee00", customer_portal_settings: { subscription: { pause: true } } },
    headers: { Origin: florin.url },
  });
  const note = await shop.send("/benefits", {
    type: "custom",
    description: "Advice by mail",
    properties: { note: "Write to **help@example.com**." },
  });
  const credits = await shop.send("/benefits", {
    type: "credits",
    description: "500 credits",
    properties: { amount: 500 },
  });
  const [team, studio] = [await aPlan(shop, "Team", 2000), await aPlan(shop, "Studio", 5000)];
  await aPlan(shop, "Solo", 500);
  await shop.send(`/products/${team.id}/benefits`, { benefits: [note.id, credits.id] });
  await shop.send(`/products/${studio.id}/benefits`, { benefits: [note.id, credits.id] });
  const pack = await shop.send("/products", {
    name: "Credit pack",
    prices: [{ amount_type: "fixed", price_amount: 900, price_currency: "usd" }],
  });
  await shop.send(`/products/${pack.id}/benefits`, { benefits: [credits.id] });
  return { shop, team, studio };
}

/** Subscribes as a person does, by the checkout's page. */
async function subscribe(page: Page, shop: Shop, productId: string, email: string) {
  const { client_secret } = await shop.send("/checkouts", {
    products: [productId],
    customer_billing_address: { country: "HK" },
  });
  await page.goto(`/checkout/${client_secret}`);
  await page.getByLabel("E-mail").fill(email);
  await fillCard(page, PAYS);
  await page.getByLabel("Name on card").fill("Bo Buyer");
  await pay(page);
  await expect(receipt(page)).toBeVisible({ timeout: 20_000 });
}

/** Signs in at the portal by the code that is mailed. */
async function enter(page: Page, slug: string, email: string) {
  await page.goto(`/portal/${slug}`);
  await expect(page).toHaveURL(/\/sign-in\?page=overview$/);
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Send me a code" }).click();
  await expect(page.getByLabel("Code")).toBeFocused();
  await page.getByLabel("Code").fill(await inMail(page, email, /^(\d{3} \d{3}) is your code/));
  await page.keyboard.press("Enter");
}

test("a buyer pays, lands in the portal by a code, changes the card, upgrades, cancels, comes back, and tops up", async ({
  page,
  browser,
}) => {
  test.setTimeout(180_000);
  const { shop, team, studio } = await aDressedShop(page);
  const slug = shop.path.replace("/dashboard/", "");
  const email = `${unique("portal")}@example.com`;
  const context = await browser.newContext();
  const theirs = await context.newPage();
  await subscribe(theirs, shop, team.id, email);

  await theirs.goto(`/portal/${slug}/orders`);
  await expect(theirs.getByRole("heading", { name: "Sign in to your account" })).toBeVisible();
  await fits(theirs);
  await theirs.getByLabel("E-mail").fill("nobody@example.com");
  await theirs.getByRole("button", { name: "Send me a code" }).click();
  await theirs.getByLabel("Code").fill("123456");
  await theirs.getByRole("button", { name: "Sign in" }).click();
  await expect(theirs.getByRole("alert").filter({ hasText: "This is not the code" })).toBeVisible();
  await fits(theirs);

  await enter(theirs, slug, email);
  await expect(theirs.getByRole("heading", { name: "Overview" })).toBeVisible();
  await expect(theirs.getByText("Team", { exact: true })).toBeVisible();
  await expect(theirs.getByText("Advice by mail")).toBeVisible({ timeout: 20_000 });
  await fits(theirs);
  await theirs.getByRole("link", { name: "Read how to get it" }).click();
  await expect(theirs.locator("strong", { hasText: "help@example.com" })).toBeVisible();

  await theirs.getByRole("link", { name: "Payment methods" }).click();
  await theirs.getByLabel("Card number").fill("5555555555554444");
  await theirs.getByLabel("Expiry").fill("1240");
  await theirs.getByLabel("Security code").fill("123");
  await theirs.getByRole("button", { name: "Save card" }).click();
  await expect(theirs.getByText("Your card is saved.")).toBeVisible();
  await expect(theirs.getByRole("listitem").filter({ hasText: "Mastercard ·· 4444" })).toContainText(
    "Default",
  );

  await theirs.getByRole("link", { name: "Plans", exact: true }).click();
  await theirs.getByRole("link", { name: "Change plan" }).click();
  await theirs.getByRole("link", { name: "Studio" }).click();
  await theirs.getByRole("button", { name: "Change to Studio" }).click();
  await expect(theirs.getByRole("heading", { name: studio.name })).toBeVisible();
  await theirs.getByRole("link", { name: "Cancel…" }).click();
  await expect(theirs.getByRole("link", { name: "See Solo" })).toBeVisible();
  await theirs.getByLabel("Why do you leave?").selectOption("too_expensive");
  await theirs.getByRole("button", { name: "Cancel the plan" }).click();
  await expect(theirs.getByText("Active, ending")).toBeVisible();
  await theirs.getByRole("button", { name: "Keep this plan" }).click();
  await expect(theirs.getByText(/Renews on /)).toBeVisible();

  await theirs.getByRole("link", { name: "Credits", exact: true }).click();
  await fits(theirs);
  await theirs.getByRole("button", { name: "Buy for $9.00: Credit pack" }).click();
  await expect(theirs).toHaveURL(/\/checkout\/florin_cs_/);
  await expect(
    theirs
      .getByText(email)
      .or(theirs.locator(`input[value="${email}"]`))
      .first(),
  ).toBeVisible();
  await context.close();
});

test("a customer keeps their details, changes their e-mail, takes their data along and has it forgotten", async ({
  page,
  browser,
}) => {
  test.setTimeout(180_000);
  const { shop, team } = await aDressedShop(page);
  const slug = shop.path.replace("/dashboard/", "");
  const email = `${unique("leaving")}@example.com`;
  const context = await browser.newContext();
  const theirs = await context.newPage();
  await subscribe(theirs, shop, team.id, email);
  await enter(theirs, slug, email);
  await theirs.getByRole("link", { name: "Account", exact: true }).click();
  await fits(theirs);
  await theirs.getByLabel("Name on invoices").fill("Buyer & Company");
  await theirs.getByLabel("Country").selectOption("DE");
  await theirs.getByLabel("Tax ID").fill("DE123");
  await theirs.getByRole("button", { name: "Save" }).click();
  await expect(theirs.getByText("Not a valid tax id of DE.")).toBeVisible();
  await theirs.getByLabel("Tax ID").fill("DE136695976");
  await theirs.getByRole("button", { name: "Save" }).click();
  await expect(theirs.getByText("Saved. Invoices from now on say it.")).toBeVisible();

  const next = `${unique("moved")}@example.com`;
  await theirs.getByLabel("New e-mail").fill(next);
  await theirs.getByRole("button", { name: "Send the link" }).click();
  await expect(theirs.getByText(`We have written to ${next}`)).toBeVisible();
  const link = await inMail(theirs, next, /(https?:\S+confirm-email\?token=\w+)/);
  await theirs.goto(link);
  await fits(theirs);
  await theirs.getByRole("button", { name: "Confirm this address" }).click();
  await expect(theirs).toHaveURL(/\/account$/);
  await expect(theirs.getByText(next)).toBeVisible();
  await theirs.goto(link);
  await expect(theirs.getByText("This link no longer works")).toBeVisible();

  await theirs.goto(`/portal/${slug}/account`);
  const download = theirs.waitForEvent("download");
  await theirs.getByRole("link", { name: "Download my data" }).click();
  const data = JSON.parse(await readFile(await (await download).path(), "utf8"));
  expect([data.customer.email, data.subscriptions.length]).toEqual([next, 1]);

  await theirs.getByRole("button", { name: "Delete my data" }).click();
  const dialog = theirs.getByRole("dialog");
  await dialog.getByLabel("Your e-mail address, to be sure").fill(email);
  await dialog.getByRole("button", { name: "Delete everything" }).click();
  await expect(dialog.getByText("This is not the address of this account.")).toBeVisible();
  expect(await axe(theirs)).toEqual([]);
  await dialog.getByLabel("Your e-mail address, to be sure").fill(next);
  await dialog.getByRole("button", { name: "Delete everything" }).click();
  await expect(theirs.getByText("Your data is deleted.")).toBeVisible();
  await theirs.goto(`/portal/${slug}/overview`);
  await expect(theirs.getByRole("heading", { name: "Sign in to your account" })).toBeVisible();
  await context.close();
});

test("a merchant sees the portal in their colour as they choose it, and customers get what is allowed", async ({
  page,
}) => {
  const { shop } = await aDressedShop(page);
  await page.goto(`${shop.path}/settings/portal`);
  const preview = page.getByRole("img", { name: /A page of the customer portal/ });
  await expect(preview.getByText("Pause")).toHaveCount(2);
  await page.getByLabel("Pause").uncheck();
  await expect(preview.getByText("Pause")).toHaveCount(0);
  await page.getByLabel("Colour", { exact: false }).first().fill("#7a1fa2");
  await expect(preview.getByText("Pay now").first()).toHaveCSS("background-color", "rgb(122, 31, 162)");
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axe(page)).toEqual([]);
  }
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  const { brand_color, customer_portal_settings: settings } = await shop.read(`/organizations/${shop.id}`);
  expect([brand_color, settings.subscription.pause, settings.customer.allow_email_change]).toEqual([
    "#7a1fa2",
    false,
    true,
  ]);
});
