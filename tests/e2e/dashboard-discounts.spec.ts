import { axe, expectToFit } from "./axe.ts";
import { unique } from "./merchant.ts";
import { aPart, aShop } from "./shop-of-own.ts";
import { expect, test } from "./test.ts";

test("a merchant makes a discount, refused in the field that is wrong, edits it, sees what was bought with it, and deletes it", async ({
  page,
}) => {
  const word = unique("off");
  const code = word.toUpperCase();
  // The dialog offers the first hundred products: here there are no others.
  const shop = await aShop(page);
  const product = await aPart(shop, `Product ${word}`);
  await page.goto(`${shop.path}/discounts`);
  await page.getByRole("button", { name: "New discount" }).click();
  const dialog = page.getByRole("dialog", { name: "New discount" });
  await dialog.getByLabel("Name").fill(`Sale ${word}`);
  await dialog.getByLabel("Code", { exact: false }).first().fill(code);
  await dialog.getByLabel("Percent", { exact: true }).fill("120");
  await dialog.getByLabel("Redemptions in all").fill("5");
  await dialog.getByLabel(product.name).check();
  await dialog.getByRole("button", { name: "Create" }).click();
  await expect(dialog.getByLabel("Percent", { exact: true })).toHaveAccessibleDescription(/At most 100 %/);
  await dialog.getByLabel("Percent", { exact: true }).fill("100");
  await dialog.getByRole("button", { name: "Create" }).click();
  await expect(page.getByRole("heading", { level: 1, name: `Sale ${word}` })).toBeVisible();
  await expect(page.getByText("Active", { exact: true })).toBeVisible();
  await expect(page.getByText("Nothing was bought with it yet")).toBeVisible();

  const checkout = await shop.send("/checkouts", {
    products: [product.id],
    discount_code: code,
    customer_email: `${word}@example.com`,
  });
  const { order_id } = await shop.send(`/checkouts/${checkout.id}/confirm`, {
    client_secret: checkout.client_secret,
  });
  await page.reload();
  await expect(page.getByRole("row").filter({ hasText: `${word}@example.com` })).toBeVisible();
  await expect(page.getByText("1 of 5")).toBeVisible();
  expect(await axe(page)).toEqual([]);
  const path = new URL(page.url()).pathname;

  await page.goto(`${shop.path}/orders/${order_id}`);
  await expect(page.getByText(`Discount: Sale ${word}`)).toBeVisible();
  await page.getByRole("link", { name: code, exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`${path}$`));

  await page.getByRole("button", { name: "Edit", exact: true }).click();
  const edit = page.getByRole("dialog", { name: "Edit discount" });
  await expect(edit.getByLabel(product.name)).toBeChecked();
  await edit.getByLabel("Ends").fill("2020-01-01T00:00");
  await edit.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Ended", { exact: true })).toBeVisible();

  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await page.getByRole("button", { name: "Delete discount" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Discounts" })).toBeVisible();
  await page.getByLabel("Search discounts").fill(word);
  await expect(page.getByText("No discount matches")).toBeVisible();
});

test("the list shows what each takes off, how often it was had, and whether it holds, at 360 pixels too", async ({
  page,
}) => {
  const word = unique("list");
  const amounts = { usd: 500, eur: 450 };
  const shop = await aShop(page);
  await shop.send("/discounts", { type: "fixed", name: word, code: word, amounts, duration: "once" });
  await page.goto(`${shop.path}/discounts?query=${word}`);
  const row = page.getByRole("row").filter({ hasText: word });
  await expect(row).toContainText("$5.00 or €4.50 off");
  await expect(row).toContainText("Active");
  await page.setViewportSize({ width: 360, height: 740 });
  await expectToFit(page);
  expect(await axe(page)).toEqual([]);
});
