import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { runningFlorin } from "../setup/running.ts";
import { signIn, unique } from "./merchant.ts";

const florin = runningFlorin();

/** An organization of the test's own with one customer, and how to speak for it. */
async function aShop(page: Page) {
  const slug = unique("credits");
  const headers = { Origin: florin.url };
  const made = await page.request.post("/api/v1/organizations", {
    data: { name: "Credits test", slug },
    headers,
  });
  expect(made.status()).toBe(201);
  const { id } = (await made.json()) as { id: string };
  const own = { ...headers, "X-Florin-Organization": id };
  const post = async (path: string, data: object) => {
    const answer = await page.request.post(`/api/v1${path}`, { data, headers: own });
    expect([path, answer.status() < 300, await answer.text()]).toEqual([path, true, expect.any(String)]);
    return answer.json();
  };
  const customer = await post("/customers", {
    email: `${unique("spender")}@example.com`,
    name: "Paula Spender",
  });
  return { slug, post, customer, at: `/dashboard/${slug}/credits` };
}

/** The figures at the head of an account: what can be spent, and what is held. */
const balanceOf = (page: Page) => page.locator("dl").filter({ hasText: "Held" }).first();

async function axe(page: Page): Promise<unknown[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  return violations.map(({ id, nodes }) => [page.url(), id, nodes.map(({ html }) => html)]);
}

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

test("a customer follows the link to their credits: the token leaves the address, and the page ends with its session", async ({
  page,
  browser,
}) => {
  await signIn(page);
  const { slug, post, customer } = await aShop(page);
  await post("/credits/grants", { customer_id: customer.id, amount: 743, description: "Welcome" });
  const session = await post("/customer-sessions", {
    customer_id: customer.id,
    return_url: "https://example.com/back",
  });
  const context = await browser.newContext();
  const theirs = await context.newPage();
  await theirs.goto(session.customer_portal_url);
  await expect(theirs).toHaveURL(`${florin.url}/portal/${slug}/credits`);
  await expect(theirs.getByText("743 credits")).toBeVisible();
  await expect(theirs.getByRole("listitem").filter({ hasText: "Welcome" })).toContainText("+743");
  await expect(theirs.getByRole("link", { name: "Back" })).toHaveAttribute(
    "href",
    "https://example.com/back",
  );
  const [cookie] = (await context.cookies(theirs.url())).filter(({ name }) => name === "florin_customer");
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax", path: `/portal/${slug}` });
  expect(await theirs.content()).not.toContain(session.token);
  await theirs.setViewportSize({ width: 360, height: 740 });
  expect(await theirs.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  for (const colorScheme of ["light", "dark"] as const) {
    await theirs.emulateMedia({ colorScheme });
    expect(await axe(theirs)).toEqual([]);
  }
  await context.clearCookies();
  await theirs.reload();
  await expect(theirs.getByText("This session has ended")).toBeVisible();
  await context.close();
});

test("the widget shows the balance on another site, refreshes, and says when its session has ended", async ({
  page,
}) => {
  await signIn(page);
  const { post, customer } = await aShop(page);
  await post("/credits/grants", { customer_id: customer.id, amount: 743 });
  const { token } = await post("/customer-sessions", { customer_id: customer.id });
  const site = `<!doctype html><html lang="en"><title>Shop</title><main><h1>Shop</h1>
    <script src="${florin.url}/credits-widget.js"></script>
    <florin-credits token="${token}" label="Your credits"></florin-credits></main>`;
  const shop = createServer((_, answer) => answer.setHeader("Content-Type", "text/html").end(site)).listen(
    0,
    "127.0.0.1",
  );
  await new Promise((resolve) => shop.once("listening", resolve));
  await page.goto(`http://127.0.0.1:${(shop.address() as AddressInfo).port}/`);
  const widget = page.locator("florin-credits");
  await expect(widget.getByText("743")).toBeVisible();
  await expect(widget.getByText("Your credits")).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axe(page)).toEqual([]);
  }
  await post("/credits/deductions", { customer_id: customer.id, amount: 43 });
  await widget.evaluate((element) => (element as HTMLElement & { refresh(): Promise<void> }).refresh());
  await expect(widget.getByText("700")).toBeVisible();
  await page.route("**/customer-portal/**", (route) => route.abort());
  await widget.evaluate((element) => (element as HTMLElement & { refresh(): Promise<void> }).refresh());
  await expect(widget.getByText("Cannot be shown right now.")).toBeVisible();
  await page.unroute("**/customer-portal/**");
  await widget.getByRole("button", { name: "Try again" }).click();
  await expect(widget.getByText("700")).toBeVisible();
  await widget.evaluate((element) => element.setAttribute("token", "florin_cst_none"));
  await expect(widget.getByText("Your session has ended.")).toBeVisible();
  shop.close();
});

test("the widget is a script of less than 5 kB", () => {
  expect(readFileSync("public/credits-widget.js").byteLength).toBeLessThan(5_000);
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
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect([path, width <= 360]).toEqual([path, true]);
      found.push(...(await axe(page)));
      await page.setViewportSize({ width: 1280, height: 800 });
    }
    await page.getByRole("tab", { name: /Why is it/ }).click();
    await expect(page.getByRole("table", { name: "Step by step" })).toBeVisible();
    found.push(...(await axe(page)));
    expect(found).toEqual([]);
  });
}
