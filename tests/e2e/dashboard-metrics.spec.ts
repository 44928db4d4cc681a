import { runningFlorin } from "../setup/running.ts";
import { axe, expectToFit } from "./axe.ts";
import { unique } from "./merchant.ts";
import { aPlan, aShop, aSubscriber } from "./shop-of-own.ts";
import { expect, test } from "./test.ts";

test("a merchant reads metrics beside the period before, by product and by month, with what they mean", async ({
  page,
}) => {
  const shop = await aShop(page);
  await page.goto(`${shop.path}/metrics`);
  await expect(page.getByText("Nothing was sold on these days")).toBeVisible();
  const plan = await aPlan(shop, "Studio", 2900);
  await aSubscriber(shop, plan.id, `${unique("bo")}@example.com`);
  await page.goto(`${shop.path}/metrics`);
  const sales = page.getByRole("region", { name: "Sales" });
  await expect(sales).toContainText("$29.00");
  const term = page.getByRole("button", { name: "Monthly recurring revenue", exact: true });
  await expect(term).toHaveAccessibleDescription(/Trials count nothing/);
  await term.focus();
  await expect(page.getByRole("tooltip")).toContainText("Trials count nothing");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("tooltip")).toBeHidden();
  await expect(page.getByRole("table", { name: "Net revenue", exact: true })).toContainText("$29.00");
  await expect(page.getByRole("table", { name: "By product" })).toContainText("Studio");
  await expect(page.getByRole("region", { name: "Retention by month" })).toContainText("100%");
  expect(await axe(page)).toEqual([]);

  await page.getByRole("combobox", { name: "Interval" }).selectOption("By week");
  await expect(page).toHaveURL(/interval=week/);
  await expect(page.getByRole("table", { name: "Orders", exact: true })).toContainText("Week of");
  await page.getByRole("button", { name: /^Days:/ }).click();
  await page.getByRole("button", { name: "Last 7 days" }).click();
  await expect(page).toHaveURL(/from=\d{4}-\d{2}-\d{2}/);
  await expect(sales).toContainText("$29.00");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Export" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("metrics.csv");
});

for (const colorScheme of ["light", "dark"] as const)
  test(`metrics are whole and accessible at 360 pixels, ${colorScheme}`, async ({ page }) => {
    const shop = await aShop(page);
    const plan = await aPlan(shop, "Studio", 2900);
    await aSubscriber(shop, plan.id, `${unique("bo")}@example.com`);
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`${shop.path}/metrics`);
    await expect(page.getByRole("region", { name: "Sales" })).toContainText("$29.00");
    await expectToFit(page);
    expect(await axe(page)).toEqual([]);
  });

test("an owner finds who changed what, field by field, and a secret nowhere", async ({ page }) => {
  const shop = await aShop(page);
  const plan = await aPlan(shop, "Studio", 2900);
  const renamed = await page.request.patch(`/api/v1/products/${plan.id}`, {
    data: { name: "Studio Max" },
    headers: { Origin: runningFlorin().url, "X-Florin-Organization": shop.id },
  });
  expect(renamed.status()).toBe(200);
  await page.goto(`${shop.path}/settings/audit-log`);
  const log = page.getByRole("table", { name: "Audit log" });
  await expect(log.getByRole("button", { name: "Product changed" })).toBeVisible();
  expect(await axe(page)).toEqual([]);
  await log.getByRole("button", { name: "Product changed" }).click();
  const dialog = page.getByRole("dialog", { name: "Product changed" });
  await expect(dialog.getByRole("row", { name: /^name/ })).toContainText("Studio");
  await expect(dialog.getByRole("row", { name: /^name/ })).toContainText("Studio Max");
  expect(await axe(page)).toEqual([]);
  await dialog.getByRole("button", { name: "All that was done to it" }).click();
  await expect(page).toHaveURL(new RegExp(`object_id=${plan.id}`));
  await expect(log.getByRole("button", { name: "Product made" })).toBeVisible();
  await page.setViewportSize({ width: 360, height: 740 });
  await page.emulateMedia({ colorScheme: "dark" });
  await expectToFit(page);
  expect(await axe(page)).toEqual([]);
});
