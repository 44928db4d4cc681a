import { runningFlorin } from "../setup/running.ts";
import { axe, expectToFit } from "./axe.ts";
import { aProduct, api, aSale, dashboardPath, signIn, unique } from "./merchant.ts";
import { expect, type Page, test } from "./test.ts";

const florin = runningFlorin();

async function makeBenefit(page: Page, description: string): Promise<string> {
  await page.goto(`${await dashboardPath()}/benefits`);
  await page.getByRole("button", { name: "New benefit" }).click();
  const dialog = page.getByRole("dialog", { name: "New benefit" });
  await dialog.getByLabel("Type").selectOption({ label: "Licence keys" });
  await dialog.getByLabel("Description").fill(description);
  await dialog.getByLabel("Prefix").fill("not allowed");
  await dialog.getByLabel("Activations", { exact: false }).first().fill("2");
  expect(await axe(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Create" }).click();
  await expect(dialog.getByText("Letters, digits and underscores, at most 20.")).toBeVisible();
  await dialog.getByLabel("Prefix").fill("ACME");
  await dialog.getByRole("button", { name: "Create" }).click();
  await expect(page.getByRole("heading", { level: 1, name: description })).toBeVisible();
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

/** A product with the benefits, bought; the buyer's customer id once all is granted. */
async function buy(benefits: string[], email: string): Promise<string> {
  const product = await aProduct(unique("App"));
  await api("POST", `/products/${product.id}/benefits`, { benefits });
  const { customer_id } = await aSale(product.id, email);
  const granted = async () =>
    (await api("GET", `/benefit-grants?customer_id=${customer_id}&is_granted=true`)).body.items.length;
  await expect.poll(granted).toBe(benefits.length);
  return customer_id;
}

/** The customer's own browser, on a page of their portal. */
async function portalOf(page: Page, customer_id: string, name: string) {
  const { body } = await api("POST", "/customer-sessions", { customer_id });
  const context = await page.context().browser()?.newContext();
  const theirs = await context?.newPage();
  if (!theirs) throw new Error("the browser has gone");
  await theirs.goto(`${body.customer_portal_url}&page=${name}`);
  await expect(theirs).toHaveURL(new RegExp(`/${name}$`));
  return theirs;
}

async function looksRight(page: Page): Promise<void> {
  for (const [colorScheme, width] of [
    ["light", 1280],
    ["dark", 360],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 800 });
    await expectToFit(page);
    expect(await axe(page)).toEqual([]);
  }
}

test("a licence is made, bought, activated, copied and given back by its customer, who gets a new key; the merchant disables it", async ({
  page,
}) => {
  const word = unique("licence");
  await signIn(page);
  const benefit = await makeBenefit(page, `Licence ${word}`);
  const email = `${word}@example.com`;
  const customerId = await buy([benefit], email);
  const { body: listed } = await api("GET", `/license-keys?customer_id=${customerId}`);
  const [{ id, key }] = listed.items;
  const named = { key, organization_id: florin.organization_id };
  const activate = (label: string) =>
    api("POST", "/customer-portal/license-keys/activate", { ...named, label }, null);
  for (const label of ["Laptop", "Desktop"]) expect((await activate(label)).status).toBe(200);
  expect((await activate("Third")).status).toBe(403);

  const theirs = await portalOf(page, customerId, "license-keys");
  await expect(theirs.getByText(key)).toBeVisible();
  await expect(theirs.getByText("2 of 2 activations")).toBeVisible();
  await looksRight(theirs);
  await theirs.getByRole("button", { name: "Deactivate Laptop" }).click();
  await theirs.getByRole("alertdialog").getByRole("button", { name: "Deactivate" }).click();
  await expect(theirs.getByText("1 of 2 activations")).toBeVisible();
  expect((await activate("Third")).status).toBe(200);
  await theirs.getByRole("button", { name: `Get a new key for Licence ${word}` }).click();
  await theirs.getByRole("alertdialog").getByRole("button", { name: "Get a new key" }).click();
  await expect(theirs.getByText(key)).toHaveCount(0);
  expect((await activate("Fourth")).status).toBe(404);

  await page.goto(`${await dashboardPath()}/license-keys`);
  await page.getByLabel("Search licence keys").fill(email);
  const row = page.getByRole("row").filter({ hasText: email });
  await expect(row).toContainText("2 of 2");
  await looksRight(page);
  await row.getByRole("link").first().click();
  await expect(page).toHaveURL(new RegExp(`/license-keys/${id}$`));
  await looksRight(page);
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Edit licence key" });
  await dialog.getByLabel("Activations at a time").fill("5");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { name: "Activations: 2 of 5" })).toBeVisible();
  await page.getByRole("button", { name: "Deactivate Desktop" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Deactivate" }).click();
  await expect(page.getByRole("heading", { name: "Activations: 1 of 5" })).toBeVisible();
  await page.getByRole("button", { name: "Disable" }).click();
  await page.getByRole("button", { name: "Disable key" }).click();
  await expect(page.getByText("Disabled", { exact: true })).toBeVisible();
  await theirs.reload();
  await expect(theirs.getByText("Disabled", { exact: true })).toBeVisible();
  await theirs.context().close();
});

test("a customer reads the note of what the merchant delivers, as Markdown that cannot run, and the features they have", async ({
  page,
}) => {
  const word = unique("note");
  const note =
    "Write to **help@example.com**.\n\n<img src=x onerror=alert(1)>\n\n[press](javascript:alert(1))";
  const made = [
    await api("POST", "/benefits", { type: "custom", description: `Advice ${word}`, properties: { note } }),
    await api("POST", "/benefits", { type: "feature_flag", description: `Export ${word}`, properties: {} }),
  ];
  const customerId = await buy(
    made.map(({ body }) => body.id),
    `${word}@example.com`,
  );
  const theirs = await portalOf(page, customerId, "benefits");
  await expect(theirs.getByRole("heading", { name: `Advice ${word}` })).toBeVisible();
  await expect(theirs.getByRole("heading", { name: `Export ${word}` })).toBeVisible();
  await expect(theirs.locator("strong", { hasText: "help@example.com" })).toBeVisible();
  expect(await theirs.locator("main img, main [href^=javascript]").count()).toBe(0);
  await looksRight(theirs);
  await theirs.context().close();
});
