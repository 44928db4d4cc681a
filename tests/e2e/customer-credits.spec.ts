import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { runningFlorin } from "../setup/running.ts";
import { axe, expectToFit } from "./axe.ts";
import { aShop } from "./credits-shop.ts";
import { signIn } from "./merchant.ts";
import { expect, test } from "./test.ts";

const florin = runningFlorin();

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
  await theirs.goto(`${session.customer_portal_url}&page=credits`);
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
  await expectToFit(theirs);
  for (const colorScheme of ["light", "dark"] as const) {
    await theirs.emulateMedia({ colorScheme });
    expect(await axe(theirs)).toEqual([]);
  }
  await context.clearCookies();
  await theirs.reload();
  await expect(theirs.getByRole("heading", { name: "Sign in to your account" })).toBeVisible();
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
