import { axe } from "./axe.ts";
import { unique } from "./merchant.ts";
import { aPlan, aShop, aSubscriber } from "./shop-of-own.ts";
import { expect, type Page, test } from "./test.ts";

/** Opens the menu of a subscription and does what it offers. */
async function choose(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "More to do" }).click();
  await page.getByRole("menuitem", { name }).click();
}

test("a merchant finds a subscription, sees what comes next, and changes, pauses, discounts and ends it", async ({
  page,
}) => {
  const shop = await aShop(page);
  await page.goto(`${shop.path}/subscriptions`);
  await expect(page.getByText("No subscriptions yet")).toBeVisible();
  const plan = await aPlan(shop, "Studio", 2900);
  const large = await aPlan(shop, "Studio Max", 7900);
  const sale = { type: "percentage", name: "Friends", basis_points: 1000, duration: "forever" };
  const discount = await shop.send("/discounts", sale);
  const email = `${unique("bo")}@example.com`;
  const { id } = await aSubscriber(shop, plan.id, email);
  await page.goto(`${shop.path}/subscriptions?query=${email}`);
  await expect(page.getByRole("link", { name: "Export" })).toHaveAttribute("href", /subscriptions\/export/);
  await page.getByRole("link", { name: "Bo Buyer" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Studio" })).toBeVisible();
  await expect(page.getByText(/Renews on .* for \$29\.00/)).toBeVisible();
  await expect(page.getByText("Subscribed to Studio")).toBeVisible();
  await expect(page.getByText("Visa ·· 4242").first()).toBeVisible();
  expect(await axe(page)).toEqual([]);

  await choose(page, "Discount…");
  await page.getByRole("dialog").getByLabel("Discount").selectOption(discount.id);
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(/Renews on .* for \$26\.10/)).toBeVisible();

  await page.getByRole("button", { name: "Change plan" }).click();
  const dialog = page.getByRole("dialog", { name: "Change plan" });
  await dialog.getByLabel("New plan").selectOption(large.id);
  await expect(dialog.getByText("Nothing is charged now.")).toBeVisible();
  await expect(dialog.getByLabel("Next invoice", { exact: true })).toContainText("Studio Max");
  expect(await axe(page)).toEqual([]);
  const [promised] = await dialog
    .getByLabel("Next invoice", { exact: true })
    .getByRole("definition")
    .allTextContents();
  await dialog.getByRole("button", { name: "Change plan" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Studio Max" })).toBeVisible();
  await expect(page.getByLabel("Upcoming invoice")).toContainText(promised ?? "no line");

  await choose(page, "Pause…");
  await page.getByRole("dialog").getByRole("button", { name: "Pause" }).click();
  await expect(page.getByText("Active, pausing")).toBeVisible();
  await choose(page, "Do not pause");
  await expect(page.getByText("Pause taken back")).toBeVisible();

  await choose(page, "Cancel…");
  const cancel = page.getByRole("dialog", { name: "Cancel subscription" });
  await cancel.getByLabel("Reason").selectOption("too_expensive");
  expect(await axe(page)).toEqual([]);
  await cancel.getByRole("button", { name: "Cancel subscription" }).click();
  await expect(page.getByText(/^Ends on /)).toBeVisible();
  await choose(page, "Take the cancellation back");
  await expect(page.getByText("Cancellation taken back").first()).toBeVisible();
  await choose(page, "Cancel…");
  await cancel.getByRole("radio", { name: /^Now/ }).check();
  await cancel.getByRole("button", { name: "Cancel subscription" }).click();
  await expect(page.getByText(/^Ended on /)).toBeVisible();
  await expect(page.getByRole("button", { name: "More to do" })).toBeHidden();
  expect((await shop.read(`/subscriptions/${id}`)).status).toBe("canceled");
});

test("Home says what subscriptions bring and what that means, the books sum up, and the settings refuse what is wrong", async ({
  page,
}) => {
  const shop = await aShop(page);
  const plan = await aPlan(shop, "Studio", 2900);
  const { customer_id } = await aSubscriber(shop, plan.id, `${unique("bo")}@example.com`);
  await page.goto(shop.path);
  const term = page.getByRole("button", { name: "Monthly recurring revenue" });
  await expect(term).toHaveAccessibleDescription(/less discounts that run on/);
  await expect(page.getByRole("region", { name: "Subscriptions" })).toContainText("$29.00");
  // What its focus opens is closed again where the page first has to be moved to it.
  await expect(async () => {
    await term.blur();
    await term.focus();
    await expect(page.getByRole("tooltip")).toContainText("Trials count nothing", { timeout: 1_000 });
  }).toPass();
  await page.keyboard.press("Escape");
  expect(await axe(page)).toEqual([]);

  await page.goto(`${shop.path}/customers/${customer_id}`);
  await expect(page.getByRole("row").filter({ hasText: "$29.00 per month" })).toBeVisible();

  await page.goto(`${shop.path}/books`);
  await expect(page.getByRole("row").filter({ hasText: "Payment received" })).toContainText("Stripe $29.00");
  await expect(page.getByLabel("USD")).toContainText("-$29.00");
  expect(await axe(page)).toEqual([]);

  await page.goto(`${shop.path}/settings/subscriptions`);
  const days = page.getByLabel("Try again after so many days");
  await days.fill("7, 2");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(days).toHaveAccessibleDescription(/each later than the one before/);
  await days.fill("3, 9");
  await page.getByLabel("It stays, unpaid").check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.reload();
  await expect(days).toHaveValue("3, 9");
  await expect(page.getByLabel("It stays, unpaid")).toBeChecked();
  expect(await axe(page)).toEqual([]);
});
