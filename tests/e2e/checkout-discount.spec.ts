import { axe, expectToFit } from "./axe.ts";
import { fill, fillCard, open, ordersOf, PAYS, pay, payButton, receipt } from "./checkout-till.ts";
import { api, unique } from "./merchant.ts";
import { expect, type Page, test } from "./test.ts";

const aCode = async (named: object = {}): Promise<string> => {
  const code = unique("SAVE");
  const terms = { type: "percentage", name: "Spring sale", basis_points: 2500, duration: "once" };
  const { status } = await api("POST", "/discounts", { ...terms, code, ...named });
  expect(status).toBe(201);
  return code;
};
const field = (page: Page) => page.getByLabel("Discount code");
const opener = (page: Page) => page.getByRole("button", { name: "Add discount code" });
const remove = (page: Page) => page.getByRole("button", { name: "Remove the discount" });

test("a buyer types a code with the keyboard alone, sees what it takes off, and pays the rest", async ({
  page,
}) => {
  const code = await aCode();
  const checkout = await open(page);
  await fill(page, PAYS);
  await opener(page).focus();
  await page.keyboard.press("Enter");
  await expect(field(page)).toBeFocused();
  await page.keyboard.type(code.toLowerCase());
  await page.keyboard.press("Enter");
  await expect(payButton(page)).toHaveText("Pay €17.85");
  await expect(remove(page)).toBeFocused();
  await expect(page.getByText("25% off")).toBeVisible();
  await expect(page.getByText("-€5.00").first()).toBeVisible();
  await pay(page);
  await expect(receipt(page)).toBeVisible();
  await expect(page.getByText("−€5.00")).toBeVisible();
  expect(await ordersOf(checkout.id)).toMatchObject([
    { total_amount: 1785, discount_amount: 500, discount: { code } },
  ]);
});

test("a wrong code is told beside the field, and nothing else is lost", async ({ page }) => {
  await open(page);
  await fill(page, PAYS);
  await opener(page).click();
  await field(page).fill("NO-SUCH-CODE");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(field(page)).toHaveAccessibleDescription("There is no such code.");
  await expect(payButton(page)).toHaveText("Pay €23.80");
  await expect(page.getByLabel("E-mail")).toHaveValue("buyer@example.com");
  await field(page).fill("");
  await expect(field(page)).not.toHaveAttribute("aria-invalid");
  await pay(page);
  await expect(receipt(page)).toBeVisible();
});

test("a code that was typed and not applied is applied when its field is left, before anything is paid", async ({
  page,
}) => {
  const code = await aCode();
  await open(page);
  await fill(page, PAYS);
  await opener(page).click();
  await field(page).fill(code);
  await page.getByLabel("E-mail").focus();
  await expect(payButton(page)).toHaveText("Pay €17.85");
  await expect(page.getByLabel("E-mail")).toBeFocused();
  await pay(page);
  await expect(receipt(page)).toBeVisible();
});

test("a code that another buyer uses up meanwhile is taken off, and the buyer agrees to the new total", async ({
  page,
  context,
}) => {
  const code = await aCode({ max_redemptions: 1 });
  const openWithCode = async (buyer: Page) => {
    const checkout = await open(buyer, { discount_code: code });
    await buyer.getByLabel("E-mail").fill("buyer@example.com");
    await fillCard(buyer, PAYS);
    await buyer.getByLabel("Name on card").fill("Bo Buyer");
    await buyer.getByLabel("Country").selectOption("DE");
    await expect(payButton(buyer)).toHaveText("Pay €17.85");
    return checkout;
  };
  const checkout = await openWithCode(page);
  const quicker = await context.newPage();
  await openWithCode(quicker);
  await pay(quicker);
  await expect(receipt(quicker)).toBeVisible();
  await pay(page);
  await expect(page.getByText(/This discount is used up. Look at the new total/)).toBeVisible();
  await expect(payButton(page)).toHaveText("Pay €23.80");
  await pay(page);
  await expect(receipt(page)).toBeVisible();
  expect(await ordersOf(checkout.id)).toMatchObject([{ total_amount: 2380, discount: null }]);
});

test("a discount of the whole price asks for no card, and can be taken off again", async ({ page }) => {
  const code = await aCode({ basis_points: 10_000 });
  await open(page);
  await opener(page).click();
  await field(page).fill(code);
  await field(page).press("Enter");
  await expect(payButton(page)).toHaveText("Get for free");
  await expect(page.getByLabel("Card number")).toBeHidden();
  await remove(page).click();
  await expect(payButton(page)).toHaveText("Pay €20.00");
  await expect(field(page)).toBeFocused();
  await expect(page.getByLabel("Card number")).toBeVisible();
});

test("where the organization allows no codes there is no field, and its own discount stays", async ({
  page,
}) => {
  const code = await aCode();
  await open(page, { discount_code: code, allow_discount_codes: false });
  await expect(page.getByText("25% off")).toBeVisible();
  await expect(remove(page)).toBeHidden();
  await open(page, { allow_discount_codes: false });
  await expect(payButton(page)).toBeVisible();
  await expect(opener(page)).toBeHidden();
});

test("field, error and discount pass axe at 360 pixels without sideways scrolling", async ({ page }) => {
  const code = await aCode({ name: "A discount with a name that is longer than most of them are" });
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page);
  const check = async () => {
    expect(await axe(page)).toEqual([]);
    await expectToFit(page);
  };
  await opener(page).click();
  await field(page).fill("NOTHING");
  await field(page).press("Enter");
  await expect(field(page)).toHaveAccessibleDescription("There is no such code.");
  await check();
  await field(page).fill(code);
  await field(page).press("Enter");
  await expect(remove(page)).toBeVisible();
  await check();
});
