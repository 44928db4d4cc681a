import { axe, expectToFit } from "./axe.ts";
import { confirmationToken, unique } from "./merchant.ts";
import { aPart, aShop, type Shop } from "./shop-of-own.ts";
import { expect, type Page, test } from "./test.ts";

/** Sells it to somebody where no tax is taken. Answers the order. */
async function sell(shop: Shop, { id }: { id: string }): Promise<{ id: string }> {
  const checkout = await shop.send("/checkouts", { products: [id] });
  await shop.send(`/checkouts/client/${checkout.client_secret}/confirm`, {
    customer_email: `${unique("buyer")}@example.com`,
    customer_billing_address: { country: "HK" },
    confirmation_token_id: await confirmationToken("4242424242424242"),
  });
  return (await shop.read(`/orders?checkout_id=${checkout.id}`)).items[0];
}

const bell = (page: Page) => page.getByRole("button", { name: /^Notifications/ });
const box = (page: Page) => page.getByRole("dialog", { name: "Notifications" });
const mailsOf = async (page: Page, word: string) => {
  await page.goto("/dev/mailbox");
  return page.getByRole("navigation", { name: "Mails" }).getByText(`New order (Shop ${word})`).count();
};

async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axe(page)).toEqual([]);
  }
}

test("a sale shows under the bell while one looks, leads to its order, and is read then; by keyboard", async ({
  page,
}) => {
  const shop = await aShop(page);
  await page.goto(shop.path);
  await expect(bell(page)).toHaveAccessibleName("Notifications");
  await bell(page).click();
  await expect(box(page).getByText("Nothing yet")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(bell(page)).toBeFocused();
  const order = await sell(shop, await aPart(shop, "Field guide"));
  await expect(bell(page)).toHaveAccessibleName("Notifications, 1 unread");
  await page.keyboard.press("Enter");
  const item = box(page).getByRole("link", { name: /Unread: New order/ });
  await expect(item).toContainText("Field guide: $20.00");
  await expectAccessible(page);
  await item.focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${shop.path}/orders/${order.id}`);
  await expect(bell(page)).toHaveAccessibleName("Notifications");
});

test("one is marked, then all; earlier ones are shown on request, also on a phone", async ({ page }) => {
  const shop = await aShop(page);
  const part = await aPart(shop, "Part");
  for (let count = 1; count <= 22; count++) await sell(shop, part);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(shop.path);
  await expect(bell(page)).toHaveAccessibleName("Notifications, 22 unread");
  await bell(page).click();
  await expect(box(page).getByRole("listitem")).toHaveCount(20);
  await box(page)
    .getByRole("button", { name: /^Mark as read: New order, Part/ })
    .first()
    .click();
  await expect(bell(page)).toHaveAccessibleName("Notifications, 21 unread");
  await expect(box(page).getByRole("button", { name: /^Mark as read/ })).toHaveCount(19);
  await box(page).getByRole("button", { name: "Show earlier" }).click();
  await expect(box(page).getByRole("listitem")).toHaveCount(22);
  await expectToFit(page);
  await expectAccessible(page);
  await box(page).getByRole("button", { name: "Mark all as read" }).click();
  await expect(box(page).getByRole("button", { name: /^Mark/ })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(bell(page)).toHaveAccessibleName("Notifications");
});

test("whoever wants a mail of each sale gets one, and none once they have switched it off", async ({
  page,
}) => {
  const shop = await aShop(page);
  const word = shop.path.replace("/dashboard/", "");
  const choose = async (isWanted: boolean) => {
    await page.goto(`${shop.path}/settings/notifications`);
    const mail = page.getByRole("checkbox", { name: "New orders: by mail" });
    await expect(mail).toBeChecked({ checked: !isWanted });
    await mail.setChecked(isWanted);
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
    await expect(mail).toBeChecked({ checked: isWanted });
  };
  const guide = await aPart(shop, "Field guide");
  const toldOf = async (count: number) => {
    await sell(shop, guide);
    await page.goto(shop.path);
    await expect(bell(page)).toHaveAccessibleName(`Notifications, ${count} unread`);
  };
  await toldOf(1);
  expect(await mailsOf(page, word)).toBe(0);
  await choose(true);
  await toldOf(2);
  expect(await mailsOf(page, word)).toBe(1);
  await choose(false);
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.reload();
  await page.evaluate(() => window.scrollTo(0, 0));
  await expect(page.getByRole("link", { name: "Notifications", exact: true })).toBeInViewport();
  await expectToFit(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await toldOf(3);
  expect(await mailsOf(page, word)).toBe(1);
});
