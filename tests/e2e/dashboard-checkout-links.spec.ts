import { axe, expectToFit } from "./axe.ts";
import { unique } from "./merchant.ts";
import { aPart, aShop } from "./shop-of-own.ts";
import { expect, test } from "./test.ts";

test("a merchant makes a link, refused in the field that is wrong, sees it opened, edits it and deletes it", async ({
  page,
}) => {
  const word = unique("link");
  // The dialog offers the first hundred products: here there are no others.
  const shop = await aShop(page);
  const product = await aPart(shop, `Product ${word}`);
  await page.goto(`${shop.path}/checkout-links`);
  await page.getByRole("button", { name: "New link" }).click();
  const dialog = page.getByRole("dialog", { name: "New checkout link" });
  await dialog.getByLabel("Label").fill(`Letter ${word}`);
  await dialog.getByLabel("Sites that may embed it").fill("https://example.com/path");
  await dialog.getByRole("button", { name: "Create" }).click();
  await expect(dialog.getByText("Name at least one product.")).toBeVisible();
  await dialog.getByLabel(product.name).check();
  await dialog.getByLabel("Sites that may embed it").fill("https://example.com\nhttps://shop.example.com");
  await dialog.getByRole("button", { name: "Create" }).click();
  await expect(dialog).toBeHidden();
  const row = page.getByRole("row").filter({ hasText: `Letter ${word}` });
  await expect(row).toContainText(product.name);

  const [link] = (await shop.read(`/checkout-links?query=${word}`)).items;
  expect(link).toMatchObject({
    embed_origins: ["https://example.com", "https://shop.example.com"],
    allow_discount_codes: true,
    require_billing_address: false,
  });
  const buyer = await page.context().newPage();
  await buyer.goto(`${link.url}?customer_email=${word}@example.com&utm_source=letter`);
  await expect(buyer.getByLabel("E-mail")).toHaveValue(`${word}@example.com`);
  await buyer.close();
  await page.goto(`${shop.path}/checkout-links?query=${word}`);
  await expect(row.getByRole("cell").nth(1)).toHaveText("1");

  await row.getByRole("button", { name: /^Edit/ }).click();
  const edit = page.getByRole("dialog", { name: "Edit checkout link" });
  await expect(edit.getByLabel(product.name)).toBeChecked();
  await edit.getByLabel("Buyers may enter a discount code").uncheck();
  await edit.getByRole("button", { name: "Save" }).click();
  await expect(edit).toBeHidden();
  expect((await shop.read(`/checkout-links/${link.id}`)).allow_discount_codes).toBe(false);

  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axe(page)).toEqual([]);
  }
  await page.setViewportSize({ width: 360, height: 740 });
  await expectToFit(page);
  await row.getByRole("button", { name: /^Delete/ }).click();
  await page.getByRole("button", { name: "Delete link" }).click();
  await expect(page.getByText("No link matches")).toBeVisible();
});
