import { axe, expectToFit } from "./axe.ts";
import { dashboardPath, signIn, unique } from "./merchant.ts";
import { expect, type Page, test } from "./test.ts";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

/** The smallest picture there is: one transparent point. */
const picture = {
  name: "cover.png",
  mimeType: "image/png",
  buffer: Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  ),
};

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

/** Signs in and answers the path of the organization's dashboard. */
async function signedIn(page: Page): Promise<string> {
  await signIn(page);
  return dashboardPath();
}

async function makeProduct(page: Page, home: string, name: string): Promise<string> {
  await page.goto(`${home}/products/new`);
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Amount").fill("29");
  await page.getByRole("button", { name: "Create product" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  return new URL(page.url()).pathname;
}

test("a product made with a picture and two prices is in the list, and its link opens a checkout", async ({
  page,
}) => {
  const home = await signedIn(page);
  const name = unique("Icon set");
  await page.goto(`${home}/products`);
  await page.getByRole("link", { name: "New product" }).click();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("textbox", { name: "Description" }).fill("A set of **240** icons.");
  await page.getByRole("tab", { name: "Preview" }).click();
  await expect(page.locator("strong", { hasText: "240" })).toBeVisible();
  await page.getByLabel("Amount").fill("29");
  await page.getByRole("button", { name: "Add a price in another currency" }).click();
  const second = page.getByRole("group", { name: "Price 2" });
  await second.getByLabel("Currency").selectOption("jpy");
  await second.getByLabel("Amount").fill("4500");
  await page.locator("input[type=file]").setInputFiles(picture);
  await expect(page.getByRole("img", { name: "cover.png" })).toBeVisible();
  await page.getByRole("button", { name: "Create product" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByRole("cell", { name: "$29.00", exact: true })).toBeVisible();
  await expect(page.getByRole("cell", { name: "¥4,500", exact: true })).toBeVisible();

  await page.getByRole("button", { name: "Copy checkout link" }).click();
  await expect.poll(() => clipboard(page)).toMatch(/\/buy\/[0-9a-f-]{36}$/);
  const link = await clipboard(page);

  await page.goto(`${home}/products`);
  const row = page.getByRole("row", { name });
  await expect(row).toContainText("$29.00 and 1 more");
  await expect(row.locator("img")).toHaveJSProperty("naturalWidth", 1);

  await page.goto(link);
  await expect(page.getByText(name).first()).toBeVisible();
  await expect(page.getByText("$29.00").first()).toBeVisible();
});

test("a changed price is a new one, a price left alone keeps its id", async ({ page }) => {
  const home = await signedIn(page);
  const path = await makeProduct(page, home, unique("Priced"));
  const priceId = async () => {
    await page.evaluate(() => navigator.clipboard.writeText(""));
    await page
      .getByRole("button", { name: /^Copy the id of/ })
      .first()
      .click();
    await expect.poll(() => clipboard(page)).not.toBe("");
    return clipboard(page);
  };
  const before = await priceId();
  await page.goto(`${path}/edit`);
  await page.getByLabel("Name", { exact: true }).fill(unique("Renamed"));
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Renamed/ })).toBeVisible();
  expect(await priceId()).toBe(before);

  await page.goto(`${path}/edit`);
  await page.getByLabel("Amount").fill("35");
  await expect(page.getByText("Saving archives $29.00")).toBeVisible();
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByRole("cell", { name: "$35.00", exact: true })).toBeVisible();
  expect(await priceId()).not.toBe(before);
});

test("a wrong form says beside each field what to change, and keeps what was typed", async ({ page }) => {
  const home = await signedIn(page);
  await page.goto(`${home}/products/new`);
  await page.getByRole("textbox", { name: "Description" }).fill("Kept");
  await page.getByRole("button", { name: "Create product" }).click();
  await expect(page.getByText("Give it a name.")).toBeVisible();
  await expect(page.getByText("Enter an amount.")).toBeVisible();
  await expect(page.getByLabel("Name", { exact: true })).toBeFocused();
  await page.getByLabel("Name", { exact: true }).fill("Cheap");
  await page.getByLabel("Amount").fill("0.10");
  await page.getByRole("button", { name: "Create product" }).click();
  await expect(page.getByText(/At least 50/)).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Description" })).toHaveValue("Kept");
});

test("an archived product leaves the list and its link, and comes back", async ({ page }) => {
  const home = await signedIn(page);
  const name = unique("Archived");
  const path = await makeProduct(page, home, name);
  await page.getByRole("button", { name: "More to do" }).click();
  await page.getByRole("menuitem", { name: "Archive…" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Archive" }).click();
  await expect(page.getByText(`${name} is archived.`)).toBeVisible();
  await expect(page.getByRole("button", { name: "Copy checkout link" })).toHaveCount(0);

  await page.goto(`${home}/products?query=${encodeURIComponent(name)}`);
  await expect(page.getByText("No product matches")).toBeVisible();
  await page.getByRole("button", { name: "State" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Archived" }).click();
  await expect(page.getByRole("link", { name })).toBeVisible();
  await expect(page).toHaveURL(/is_archived=true/);

  await page.goto(path);
  await page.getByRole("button", { name: "More to do" }).click();
  await page.getByRole("menuitem", { name: "Put back on sale" }).click();
  await expect(page.getByText(`${name} is on sale again.`)).toBeVisible();
});

test("the palette finds a product by keyboard alone", async ({ page }) => {
  const home = await signedIn(page);
  const name = unique("Palette");
  const path = await makeProduct(page, home, name);
  await page.goto(home);
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill(name);
  await expect(page.getByRole("option", { name })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`${path}$`));
});

test("somebody new makes an organization and a product, and gets code that holds the real ids and a token", async ({
  page,
  request,
}) => {
  await page.goto("/sign-up");
  await page.getByLabel("Name").fill("New merchant");
  await page.getByLabel("E-mail").fill(`${unique("new")}@example.com`);
  await page.getByLabel("Password", { exact: true }).fill("a long enough password");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Who sells?" })).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill(unique("Fresh shop"));
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByRole("heading", { name: "What do you sell?" })).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill("First product");
  await page.getByLabel("Price").fill("12.50");
  await page.getByRole("button", { name: "Create the product" }).click();
  await expect(page.getByRole("heading", { name: "First product is on sale" })).toBeVisible();

  const code = (await page.locator("pre").textContent()) ?? "";
  const token = /florin_oat_\w+/.exec(code)?.[0];
  const body = /-d '([^']+)'/.exec(code)?.[1];
  const made = await request.post("/v1/checkouts", {
    headers: { Authorization: `Bearer ${token}` },
    data: JSON.parse(body ?? ""),
  });
  expect(made.status()).toBe(201);
  expect(await made.json()).toMatchObject({ amount: 1250, currency: "usd" });

  await page.getByRole("link", { name: "Go to the dashboard" }).click();
  await expect(page.getByRole("heading", { name: "Three steps to the first sale" })).toBeVisible();
  await expect(page.getByText("No sale yet")).toBeVisible();
});

test("Home, the list, a product and its form pass the checks of axe, light and dark, and fit 360 px", async ({
  page,
}) => {
  const home = await signedIn(page);
  const path = await makeProduct(page, home, unique("Checked"));
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    for (const at of [home, `${home}/products`, path, `${path}?tab=code`, `${path}/edit`, "/dashboard/new"]) {
      await page.setViewportSize({ width: colorScheme === "light" ? 1280 : 360, height: 800 });
      await page.goto(at);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      expect(await axe(page)).toEqual([]);
      await expectToFit(page);
    }
  }
});
