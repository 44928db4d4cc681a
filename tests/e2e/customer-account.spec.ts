import { readFile } from "node:fs/promises";
import { runningFlorin } from "../setup/running.ts";
import { axe, expectToFit } from "./axe.ts";
import { unique } from "./merchant.ts";
import { enter, inMail, subscribe } from "./portal.ts";
import { aPlan, aShop } from "./shop-of-own.ts";
import { expect, type Page, test } from "./test.ts";

const florin = runningFlorin();

async function fits(page: Page) {
  await page.setViewportSize({ width: 360, height: 740 });
  await expectToFit(page);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axe(page)).toEqual([]);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
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
  return { shop, team };
}

test("a buyer is let into the portal by no code but theirs, sees at a glance what they have, and tops up", async ({
  page,
  browser,
}) => {
  const { shop, team } = await aDressedShop(page);
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
  await expect(theirs.getByText("Advice by mail")).toBeVisible();
  await fits(theirs);
  await theirs.getByRole("link", { name: "Read how to get it" }).click();
  await expect(theirs.locator("strong", { hasText: "help@example.com" })).toBeVisible();

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
  await expectToFit(page);
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
