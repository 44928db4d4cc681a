import { createHash, randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { runningFlorin } from "../setup/running.ts";
import { unique } from "./merchant.ts";
import { enter, subscribe } from "./portal.ts";
import { aFile, aPlan, aShop, type Shop } from "./shop-of-own.ts";
import { expect, type Page, test } from "./test.ts";

const florin = runningFlorin();

/** What is sold: two plans, each of them with a licence and a file. A change of plan is charged at once. */
async function aShopWithPlans(page: Page) {
  const shop = await aShop(page);
  const settled = await page.request.patch(`/api/v1/organizations/${shop.id}`, {
    data: { subscription_settings: { proration_behavior: "invoice" } },
    headers: { Origin: florin.url },
  });
  expect(settled.ok(), await settled.text()).toBe(true);
  // What a change costs falls by the minute: time stands, so that the preview is of the moment of the change.
  await shop.send("/test-clock", {});
  const content = randomBytes(300_000);
  const file = await aFile(shop, "atlas.zip", content);
  const licence = await shop.send("/benefits", {
    type: "license_keys",
    description: "Atlas licence",
    properties: { prefix: "ATLAS" },
  });
  const maps = await shop.send("/benefits", {
    type: "downloadables",
    description: "Maps",
    properties: { files: [file.id] },
  });
  const [team, studio] = [await aPlan(shop, "Team", 2000), await aPlan(shop, "Studio", 5000)];
  for (const { id } of [team, studio])
    await shop.send(`/products/${id}/benefits`, { benefits: [licence.id, maps.id] });
  return { shop, team, content };
}

/** Goes to a page of the portal, and reads it again until it says so. */
async function findOn(page: Page, name: string, text: string): Promise<void> {
  const link = page.getByRole("link", { name, exact: true });
  await link.click();
  await expect(link).toHaveAttribute("aria-current", "page");
  await expect(async () => {
    await page.reload();
    await expect(page.getByText(text).first()).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
}

/** The file as it is saved is the one that the merchant sent, and has the checksum that stands beside it. */
async function takesTheFile(page: Page, content: Buffer): Promise<void> {
  await findOn(page, "Downloads", "atlas.zip");
  const shown = await page
    .getByRole("listitem")
    .filter({ hasText: "atlas.zip" })
    .locator("code")
    .textContent();
  const saving = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download atlas.zip" }).click();
  const saved = await readFile(await (await saving).path());
  const checksum = createHash("sha256").update(saved).digest("hex");
  expect([checksum, checksum]).toEqual([shown, createHash("sha256").update(content).digest("hex")]);
}

async function changesTheCard(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Payment methods" }).click();
  await page.getByLabel("Card number").fill("5555555555554444");
  await page.getByLabel("Expiry").fill("1240");
  await page.getByLabel("Security code").fill("123");
  await page.getByRole("button", { name: "Save card" }).click();
  await expect(page.getByText("Your card is saved.")).toBeVisible();
  const saved = page.getByRole("listitem").filter({ hasText: "Mastercard ·· 4444" });
  await expect(saved).toContainText("Default");
}

const money = (amount: number) => `${amount < 0 ? "−" : ""}$${(Math.abs(amount) / 100).toFixed(2)}`;

/** Every line and the sum of the preview are those of the order that is charged, to the card that was put in last. */
async function upgrades(page: Page, { read }: Shop, customerId: string): Promise<void> {
  await page.getByRole("link", { name: "Plans", exact: true }).click();
  await page.getByRole("link", { name: "Change plan" }).click();
  await page.getByRole("link", { name: "Studio" }).click();
  const preview = page.getByLabel("Charged now");
  await expect(preview).toBeVisible();
  const labels = await preview.locator("dt").allTextContents();
  const amounts = await preview.locator("dd").allTextContents();
  await page.getByRole("button", { name: "Change to Studio" }).click();
  await expect(page.getByRole("heading", { name: "Studio" })).toBeVisible();
  const [order] = (await read(`/orders?customer_id=${customerId}`)).items;
  expect([order.billing_reason, order.status]).toEqual(["subscription_update", "paid"]);
  const lines = (order.items as { label: string; amount: number }[]).map((item) => [item.label, item.amount]);
  const invoice = [...lines, ["Charged", order.total_amount]] as [string, number][];
  expect(labels.map((label, index) => [label, amounts[index]?.replace("-", "−")])).toEqual(
    invoice.map(([label, amount]) => [label, money(amount)]),
  );
  await page.getByRole("link", { name: "Orders" }).click();
  const row = page.getByRole("listitem").filter({ hasText: order.invoice_number });
  await expect(row).toContainText(`${money(order.total_amount)} · `);
  await expect(row).toContainText("Paid");
}

async function leavesAndComesBack(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Plans", exact: true }).click();
  await page.getByRole("link", { name: "Cancel…" }).click();
  await page.getByLabel("Why do you leave?").selectOption("unused");
  await page.getByRole("button", { name: "Cancel the plan" }).click();
  await expect(page.getByText("Active, ending")).toBeVisible();
  await page.getByRole("button", { name: "Keep this plan" }).click();
  await expect(page.getByText(/Renews on /)).toBeVisible();
}

test("a buyer pays, lands in the portal, takes key and file, changes the card, upgrades for what the preview said, cancels and comes back", async ({
  page,
  browser,
}) => {
  const { shop, team, content } = await aShopWithPlans(page);
  const email = `${unique("walker")}@example.com`;
  const context = await browser.newContext({ acceptDownloads: true });
  const theirs = await context.newPage();
  await subscribe(theirs, shop, team.id, email);
  await enter(theirs, shop.path.replace("/dashboard/", ""), email);
  await expect(theirs.getByRole("heading", { name: "Overview" })).toBeVisible();

  await findOn(theirs, "Licence keys", "Atlas licence");
  const [key] = (await shop.read("/license-keys")).items;
  await expect(theirs.getByText(key.key)).toBeVisible();
  await takesTheFile(theirs, content);
  await changesTheCard(theirs);
  await upgrades(theirs, shop, key.customer_id);
  await leavesAndComesBack(theirs);

  await findOn(theirs, "Licence keys", key.key);
  const { items } = await shop.read(`/subscriptions?customer_id=${key.customer_id}`);
  expect(items).toMatchObject([{ status: "active", cancel_at_period_end: false, amount: 5000 }]);
  await context.close();
});
