import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { runningFlorin } from "../setup/running.ts";
import { axe } from "./axe.ts";
import { aProduct, PAYS } from "./checkout-till.ts";
import { api } from "./merchant.ts";
import { expect, type Page, test } from "./test.ts";

const florin = runningFlorin();

/** What the guide says that a site's policy must allow, and nothing else. */
const policy = `default-src 'none'; script-src ${florin.url} 'nonce-shop'; frame-src ${florin.url}`;

let shop: Server;
let html = "";
const origin = () => `http://127.0.0.1:${(shop.address() as AddressInfo).port}`;

test.beforeAll(async () => {
  shop = createServer((request, answer) => {
    const isThanks = request.url?.startsWith("/thanks");
    answer
      .setHeader("Content-Type", "text/html; charset=utf-8")
      .setHeader("Content-Security-Policy", policy)
      .end(isThanks ? "<!doctype html><title>Thanks</title><h1>Thank you</h1>" : html);
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => shop.once("listening", resolve));
});
test.afterAll(() => shop.close());

async function aLink(more: object = {}) {
  const product = await aProduct();
  const named = { products: [product.id], embed_origins: [origin()], ...more };
  const { status, body } = await api("POST", "/checkout-links", named);
  expect(status).toBe(201);
  return body;
}

/** Opens a page of another site with a button to buy. */
async function openShop(page: Page, url: string, attributes = "data-florin-checkout") {
  html = `<!doctype html><html lang="en"><title>Shop</title><main><h1>Shop</h1><a href="${url}" ${attributes}>Buy</a></main>
    <script src="${florin.url}/embed.js"></script>`;
  await page.goto(origin());
  await page.getByRole("link", { name: "Buy" }).click();
  return page.frameLocator("iframe[title=Checkout]");
}

async function payIn(frame: ReturnType<Page["frameLocator"]>) {
  await frame.getByLabel("E-mail").fill("buyer@example.com");
  await frame.getByLabel("Card number").fill(PAYS);
  await frame.getByLabel("Expiry").fill("1240");
  await frame.getByLabel("Security code").fill("123");
  await frame.getByLabel("Name on card").fill("Bo Buyer");
  await frame.getByLabel("Country").selectOption("DE");
  await expect(frame.getByRole("button", { name: /^Pay/ })).toHaveText("Pay €23.80");
  await frame.getByRole("button", { name: /^Pay/ }).click();
}

test("a page of another site sells: the checkout opens over it, pays, and leads the page on", async ({
  page,
}) => {
  const link = await aLink({ success_url: `${origin()}/thanks?id={CHECKOUT_ID}` });
  const frame = await openShop(page, link.url, 'data-florin-checkout data-florin-checkout-theme="dark"');
  await expect(frame.getByRole("heading", { name: "Halyard Pro" })).toBeVisible();
  await expect(page.getByRole("dialog", { name: "Checkout" })).toBeVisible();
  await expect(frame.locator("html")).toHaveAttribute("data-theme", "dark");
  expect(await page.evaluate(() => document.documentElement.style.overflow)).toBe("hidden");
  // The page behind takes no part while the dialog is open, though its landmarks are still written.
  expect(await axe(page, (all) => all.exclude("main"))).toEqual([]);
  await payIn(frame);
  await expect(page.getByRole("heading", { name: "Thank you" })).toBeVisible();
  const id = new URL(page.url()).searchParams.get("id");
  expect((await api("GET", `/orders?checkout_id=${id}`)).body.items).toHaveLength(1);
  expect((await api("GET", `/checkout-links/${link.id}`)).body).toMatchObject({ bought_count: 1 });
});

test("scripts of the site hear what happens, in order, and may keep the page where it is", async ({
  page,
}) => {
  const link = await aLink({ success_url: `${origin()}/thanks` });
  html = `<!doctype html><html lang="en"><title>Shop</title><h1>Shop</h1><script src="${florin.url}/embed.js"></script>
    <script nonce="shop">
      window.heard = [];
      const checkout = Florin.EmbedCheckout.create("${link.url}");
      for (const name of ["loaded", "confirmed", "success", "close"])
        checkout.addEventListener(name, (event) => {
          heard.push(name + (event.detail?.successURL ?? ""));
          if (name === "success") event.preventDefault();
        });
    </script>`;
  await page.goto(origin());
  const frame = page.frameLocator("iframe[title=Checkout]");
  await payIn(frame);
  await expect(frame.getByRole("heading", { name: "Payment received" })).toBeVisible();
  const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
  await expect.poll(heard).toEqual(["loaded", "confirmed", `success${origin()}/thanks`]);
  await page.getByRole("button", { name: "Close checkout" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  expect(await heard()).toContain("close");
  expect(page.url()).toBe(`${origin()}/`);
});

test("Escape closes it, in the frame as around it, and the focus is back on the button", async ({ page }) => {
  const link = await aLink();
  const frame = await openShop(page, link.url);
  // It is shown when its script says that it runs; before that nothing in it hears a key.
  await expect(page.locator("iframe[title=Checkout]")).toBeVisible();
  await frame.getByLabel("E-mail").press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Buy" })).toBeFocused();
  // The browser says that a dialog has closed a moment after it gave the focus back.
  await expect.poll(() => page.evaluate(() => document.documentElement.style.overflow)).toBe("");
  await page.getByRole("link", { name: "Buy" }).press("Enter");
  await page.getByRole("button", { name: "Close checkout" }).press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("a site that the link does not name is shown nothing of it, says so, and no checkout is opened", async ({
  page,
}) => {
  const link = await aLink({ embed_origins: ["https://shop.example.com"] });
  await openShop(page, link.url, "data-polar-checkout");
  await expect(page.getByText("It cannot be shown here.")).toBeVisible();
  const way = page.getByRole("link", { name: "Open it in a new tab" });
  await expect(way).toHaveAttribute("href", link.url);
  expect((await api("GET", `/checkout-links/${link.id}`)).body.opened_count).toBe(0);
});

test("what another window says is not believed", async ({ page }) => {
  const link = await aLink();
  const frame = await openShop(page, link.url);
  await expect(frame.getByRole("heading", { name: "Halyard Pro" })).toBeVisible();
  await page.evaluate(() => {
    const successURL = "/thanks";
    window.postMessage({ type: "florin-checkout", event: "success", successURL, redirect: true }, "*");
    window.postMessage({ type: "florin-checkout", event: "close" }, "*");
  });
  await page.waitForTimeout(300);
  await expect(page.getByRole("dialog", { name: "Checkout" })).toBeVisible();
  expect(page.url()).toBe(`${origin()}/`);
});

test("the script is less than 5 kB", () => {
  expect(readFileSync("public/embed.js").byteLength).toBeLessThan(5_000);
});
