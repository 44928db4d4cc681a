import { axe, expectToFit } from "./axe.ts";
import { unique } from "./merchant.ts";
import { enter } from "./portal.ts";
import { aShop } from "./shop-of-own.ts";
import { expect, type Page, test } from "./test.ts";

async function fits(page: Page) {
  await page.setViewportSize({ width: 360, height: 740 });
  await expectToFit(page);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axe(page)).toEqual([]);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

const pagesOf = (page: Page) =>
  page.getByRole("navigation", { name: "Your account" }).getByRole("link").allTextContents();

test("an owner lets a colleague in, who sees what was bought and no money, and is out at once when removed", async ({
  page,
  browser,
}) => {
  const shop = await aShop(page);
  const slug = shop.path.replace("/dashboard/", "");
  const [email, colleague] = [`${unique("owner")}@example.com`, `${unique("colleague")}@example.com`];
  const customer = await shop.send("/customers", { email, name: "Field Software" });
  const own = await (await browser.newContext()).newPage();
  const theirs = await (await browser.newContext()).newPage();

  await enter(own, slug, email);
  await own.getByRole("link", { name: "People", exact: true }).click();
  await expect(own.getByText("Owner · You")).toBeVisible();
  await fits(own);
  await own.getByRole("button", { name: "Add" }).press("Enter");
  const dialog = own.getByRole("dialog");
  await dialog.getByLabel("E-mail").fill(colleague);
  await dialog.getByLabel("Name").fill("Grace");
  expect(await axe(own)).toEqual([]);
  await dialog.getByRole("button", { name: "Let them in" }).click();
  await expect(own.getByText("Grace")).toBeVisible();
  await fits(own);

  await enter(theirs, slug, colleague);
  await expect(theirs.getByRole("heading", { name: "Overview" })).toBeVisible();
  expect(await pagesOf(theirs)).toEqual([
    "Overview",
    "Credits",
    "Licence keys",
    "Downloads",
    "Benefits",
    "Access",
  ]);
  await fits(theirs);
  for (const closed of [
    "orders",
    "subscriptions",
    "payment-methods",
    "members",
    "account",
    "account/export",
  ]) {
    await theirs.goto(`/portal/${slug}/${closed}`);
    await expect(theirs).toHaveURL(/\/overview$/);
  }

  await own.getByRole("button", { name: `Edit ${colleague}` }).click();
  await own.getByLabel("Billing manager").check();
  await own.getByRole("button", { name: "Save" }).click();
  await expect(own.getByText(`${colleague} · Billing manager`)).toBeVisible();
  await theirs.goto(`/portal/${slug}/account`);
  await expect(theirs.getByRole("heading", { name: "Billing details" })).toBeVisible();
  await expect(theirs.getByRole("heading", { name: "Your data" })).toBeHidden();

  await page.goto(`${shop.path}/customers/${customer.id}`);
  await expect(page.getByRole("heading", { name: "People" })).toBeVisible();
  await expect(page.getByText(colleague)).toBeVisible();
  await fits(page);
  await page.getByRole("button", { name: `Remove ${colleague}` }).click();
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(page.getByText(`${colleague} · `)).toBeHidden();
  await theirs.goto(`/portal/${slug}/overview`);
  await expect(theirs.getByRole("heading", { name: "Sign in to your account" })).toBeVisible();
});

test("whoever is let in by several customers chooses after the code, by keyboard", async ({
  page,
  browser,
}) => {
  const shop = await aShop(page);
  const slug = shop.path.replace("/dashboard/", "");
  const email = `${unique("accountant")}@example.com`;
  for (const name of ["Field Software", "Meadow Labs"]) {
    const { id } = await shop.send("/customers", { email: `${unique("client")}@example.com`, name });
    await shop.send(`/customers/${id}/members`, { email, role: "billing_manager" });
  }
  const theirs = await (await browser.newContext()).newPage();
  await enter(theirs, slug, email);
  await expect(theirs.getByRole("group", { name: "Which account?" })).toBeVisible();
  await fits(theirs);
  await theirs.getByLabel("Field Software").press("ArrowDown");
  await expect(theirs.getByLabel("Meadow Labs")).toBeChecked();
  await theirs.getByRole("button", { name: "Go on" }).press("Enter");
  await theirs.getByRole("link", { name: "People", exact: true }).click();
  await expect(theirs.getByText("Meadow Labs")).toBeVisible();
});
