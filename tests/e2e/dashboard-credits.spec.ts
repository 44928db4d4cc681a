import { readFileSync } from "node:fs";
import path from "node:path";
import { Redis } from "ioredis";
import { florinData } from "../setup/running.ts";
import { axe, expectToFit } from "./axe.ts";
import { aShop } from "./credits-shop.ts";
import { signIn } from "./merchant.ts";
import { expect, type Page, test } from "./test.ts";

/** The figures at the head of an account: what can be spent, and what is held. */
const balanceOf = (page: Page) => page.locator("dl").filter({ hasText: "Held" }).first();

test("credits are granted and deducted by hand with a reason, explained step by step, given back and verified", async ({
  page,
}) => {
  await signIn(page);
  const { at, customer, post } = await aShop(page);
  await page.goto(`${at}/${customer.id}`);
  await page.getByRole("button", { name: "Grant credits" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Grant", exact: true }).click();
  await expect(dialog.getByText("Enter how many.")).toBeVisible();
  await expect(dialog.getByText("Say why: it stays in the history.")).toBeVisible();
  await dialog.getByLabel("Credits", { exact: true }).fill("1,000");
  await dialog.getByLabel("Reason").fill("Sorry for the outage");
  // Pressed twice: granted once.
  await dialog.getByRole("button", { name: "Grant", exact: true }).dblclick();
  await expect(page.getByText("1,000 credits granted.")).toBeVisible();
  await expect(balanceOf(page)).toContainText("1,000");

  await page.getByRole("button", { name: "Deduct" }).click();
  await dialog.getByLabel("Credits", { exact: true }).fill("2000");
  await dialog.getByLabel("Reason").fill("A test");
  await dialog.getByRole("button", { name: "Deduct" }).click();
  await expect(dialog.getByRole("alert").filter({ hasText: /\S/ })).toContainText("2000");
  await dialog.getByLabel("Credits", { exact: true }).fill("257");
  await dialog.getByRole("button", { name: "Deduct" }).click();
  await expect(page.getByText("257 credits deducted.")).toBeVisible();
  await expect(balanceOf(page)).toContainText("743");

  await page.getByRole("tab", { name: "Why is it 743?" }).click();
  await expect(page.getByRole("row", { name: "Balance = 743" })).toBeVisible();
  const steps = page.getByRole("table", { name: "Step by step" }).getByRole("row");
  await expect(steps.nth(2)).toContainText("+1,000= 1,000");
  await expect(steps.nth(3)).toContainText("−257= 743");

  await page.getByRole("button", { name: "Verify" }).click();
  await expect(page.getByText("Balance and log agree")).toBeVisible();

  await page.getByRole("tab", { name: "History" }).click();
  await page.getByRole("button", { name: "Give back: Spent" }).click();
  await dialog.getByLabel("Credits", { exact: true }).fill("57");
  await dialog.getByLabel("Reason").fill("Half of it failed");
  await dialog.getByRole("button", { name: "Give back" }).click();
  await expect(balanceOf(page)).toContainText("800");

  await post("/credits/holds", { customer_id: customer.id, amount: 300 });
  await page.reload();
  await expect(balanceOf(page)).toContainText("500");
  await page.getByRole("button", { name: "Release the hold of 300 credits" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Release" }).click();
  await expect(balanceOf(page)).toContainText("800");
  await expect(page.getByText("Nothing is held.")).toBeVisible();

  await page.goto(at);
  await expect(page.getByRole("table", { name: "Credit accounts" })).toContainText("Paula Spender");
  await page.getByRole("link", { name: "Paula Spender" }).click();
  await expect(page.getByRole("heading", { name: "Paula Spender" })).toBeVisible();
});

/** The Redis of the product under test. */
function redisOfFlorin(): Redis {
  if (process.env.REDIS_URL) return new Redis(process.env.REDIS_URL);
  const { redis } = JSON.parse(readFileSync(path.join(florinData(), "settings.json"), "utf8"));
  return new Redis({ port: redis.port, password: redis.password });
}

test("an account that does not agree with its log is told so in numbers, and repaired when asked", async ({
  page,
}) => {
  await signIn(page);
  const { id, at, post, customer } = await aShop(page);
  await post("/credits/grants", { customer_id: customer.id, amount: 743 });
  const redis = redisOfFlorin();
  await redis.set(`balance:${id}:${customer.id}`, "999");
  await page.goto(`${at}/${customer.id}`);
  await page.getByRole("button", { name: "Verify" }).click();
  await expect(page.getByText("The account says 999, its log comes to 743")).toBeVisible();
  await page.getByRole("button", { name: "Rebuild" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Rebuild" }).click();
  await expect(page.getByText("The balance is what the log says.")).toBeVisible();
  await expect(balanceOf(page)).toContainText("743");
  expect(await redis.get(`balance:${id}:${customer.id}`)).toBe("743");
  await redis.quit();
});

test("prices are edited with an example beside them; what is wrong stands at its field, and the server charges the new price", async ({
  page,
}) => {
  await signIn(page);
  const { at, customer, post } = await aShop(page);
  await page.goto(`${at}/pricing`);
  await expect(page.getByText("These are the prices of the SDK")).toBeVisible();
  const video = page.getByRole("group", { name: "video" });
  await video.getByLabel("Credits per unit").fill("0.5");
  await video.getByLabel("At least").fill("3");
  await video.getByLabel("For example").fill("12.4");
  await expect(video.getByText("= 7 credits")).toBeVisible();
  await video.getByLabel("At most").fill("2");
  await page.getByRole("button", { name: "Save prices" }).click();
  await expect(video.getByText("Not below the minimum.")).toBeVisible();
  await video.getByLabel("At most").fill("");
  await page.getByRole("button", { name: "Fixed price" }).click();
  const added = page.getByRole("group", { name: /^Feature \d+$/ });
  await added.getByLabel("Credits for one").fill("4");
  await added.getByLabel("Feature", { exact: true }).fill("upscale");
  await page.getByRole("button", { name: "Save prices" }).click();
  await expect(page.getByText("Prices saved.")).toBeVisible();
  await post("/credits/grants", { customer_id: customer.id, amount: 100 });
  const cost = async (feature: string, quantity: number) =>
    (await post("/credits/deductions", { customer_id: customer.id, feature, quantity })).transaction.amount;
  expect([await cost("video", 12.4), await cost("upscale", 3)]).toEqual([-7, -12]);

  await page.goto(`${at}/settings`);
  await page.getByLabel("Low balance").fill("90");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.goto(`${at}/${customer.id}`);
  await expect(balanceOf(page)).toContainText("81Low");
});

test("nobody has credits yet: the overview says how they come about", async ({ page }) => {
  await signIn(page);
  const { at } = await aShop(page);
  await page.goto(at);
  await expect(page.getByText("Nobody has credits yet")).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`the pages of credits fit 360 px and have nothing for axe to object to, ${colorScheme}`, async ({
    page,
  }) => {
    await signIn(page);
    await page.emulateMedia({ colorScheme });
    const { at, post, customer } = await aShop(page);
    const ends = new Date(Date.now() + 86_400_000 * 10).toISOString();
    await post("/credits/grants", {
      customer_id: customer.id,
      amount: 500,
      reason: "purchase",
      expires_at: ends,
    });
    await post("/credits/deductions", { customer_id: customer.id, feature: "chat", quantity: 3 });
    await post("/credits/holds", { customer_id: customer.id, amount: 20 });
    const found: unknown[] = [];
    for (const path of ["", "/pricing", "/settings", `/${customer.id}`]) {
      await page.goto(at + path);
      await expect(page.getByRole("main").getByRole("heading").first()).toBeVisible();
      if (path === "")
        await expect(page.getByRole("table", { name: "Credit accounts" })).toContainText("Paula");
      found.push(...(await axe(page)));
      await page.setViewportSize({ width: 360, height: 740 });
      await expectToFit(page);
      found.push(...(await axe(page)));
      await page.setViewportSize({ width: 1280, height: 800 });
    }
    await page.getByRole("tab", { name: /Why is it/ }).click();
    await expect(page.getByRole("table", { name: "Step by step" })).toBeVisible();
    found.push(...(await axe(page)));
    expect(found).toEqual([]);
  });
}
