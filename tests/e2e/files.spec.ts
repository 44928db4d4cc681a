import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { axe, expectToFit } from "./axe.ts";
import { aProduct, api, aSale, dashboardPath, signIn, unique } from "./merchant.ts";
import { expect, type Page, test } from "./test.ts";

/** Sent in two parts. */
const large = randomBytes(20 * 1024 * 1024);

const zip = (name: string, buffer: Buffer) => ({ name, mimeType: "application/zip", buffer });

async function sendIn(page: Page, dialogName: string, file: ReturnType<typeof zip>) {
  const dialog = page.getByRole("dialog", { name: dialogName });
  await dialog.locator("input[type=file]").setInputFiles(file);
  return dialog;
}

/** A customer's portal, by the link of a session. */
async function portalOf(customerId: string): Promise<string> {
  const { body } = await api("POST", "/customer-sessions", { customer_id: customerId });
  return `${body.customer_portal_url}&page=downloads`;
}

test("a merchant uploads files, puts them into a benefit and sells it; the buyer saves them, gets the new version, and has none after the refund", async ({
  page,
  browser,
}) => {
  const word = unique("maps");
  await signIn(page);
  const home = await dashboardPath();
  await page.goto(`${home}/files`);
  await page.getByRole("button", { name: "Upload files" }).click();
  const upload = await sendIn(page, "Upload files", zip(`${word}.zip`, large));
  await expect(upload.getByText("All files are stored.")).toBeAttached({ timeout: 30_000 });
  await upload.getByRole("button", { name: "Close", exact: true }).last().click();
  const row = page.getByRole("row").filter({ hasText: `${word}.zip` });
  await expect(row).toContainText("21 MB");
  const fetching = page.waitForEvent("download");
  await row.getByRole("link", { name: `Download ${word}.zip` }).click();
  const fetched = await fetching;
  expect(fetched.suggestedFilename()).toBe(`${word}.zip`);
  expect((await readFile(await fetched.path())).equals(large)).toBe(true);

  await page.goto(`${home}/benefits`);
  await page.getByRole("button", { name: "New benefit" }).click();
  const dialog = page.getByRole("dialog", { name: "New benefit" });
  await dialog.getByLabel("Type").selectOption({ label: "Files" });
  await dialog.getByLabel("Description").fill(`Maps ${word}`);
  await dialog.getByLabel("Add a file").selectOption({ label: `${word}.zip` });
  await sendIn(page, "New benefit", zip(`${word}-notes.txt`, Buffer.from("Read me.")));
  await expect(dialog.getByRole("listitem").filter({ hasText: `${word}-notes.txt` })).toBeVisible();
  await dialog.getByRole("button", { name: "Create" }).click();
  await expect(page.getByRole("heading", { level: 1, name: `Maps ${word}` })).toBeVisible();
  const benefitId = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  await expect(page.getByRole("row").filter({ hasText: `${word}.zip` })).toContainText("0");

  const product = await aProduct(`Maps ${word}`);
  await api("POST", `/products/${product.id}/benefits`, { benefits: [benefitId] });
  const order = await aSale(product.id, `${word}@example.com`);
  const context = await browser.newContext({ acceptDownloads: true });
  const theirs = await context.newPage();
  const portal = await portalOf(order.customer_id);
  await expect(async () => {
    await theirs.goto(portal);
    await expect(theirs.getByRole("link", { name: `Download ${word}.zip` })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  const saving = theirs.waitForEvent("download");
  await theirs.getByRole("link", { name: `Download ${word}.zip` }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe(`${word}.zip`);
  expect((await readFile(await saved.path())).equals(large)).toBe(true);

  await page.goto(`${home}/files?query=${word}.zip`);
  await page.getByRole("button", { name: `New version of ${word}.zip` }).click();
  await page.getByRole("textbox", { name: "Version" }).fill("2.0");
  await sendIn(page, `New version of ${word}.zip`, zip(`${word}-2.zip`, Buffer.from("Second.")));
  await expect(page.getByRole("dialog")).toBeHidden({ timeout: 30_000 });
  await theirs.reload();
  await expect(theirs.getByRole("listitem").filter({ hasText: `${word}-2.zip` })).toContainText(
    "Version 2.0",
  );
  await expect(theirs.getByText(`${word}.zip`, { exact: true })).toBeHidden();

  await api("POST", "/refunds", { order_id: order.id, reason: "customer_request", amount: 2000 });
  await theirs.reload();
  await expect(theirs.getByText("No downloads here")).toBeVisible();
  await context.close();
});

test("the pages of files pass the checks of axe, light and dark, and fit 360 px", async ({
  page,
  browser,
}) => {
  const word = unique("axe");
  await signIn(page);
  const home = await dashboardPath();
  await page.goto(`${home}/files`);
  await page.getByRole("button", { name: "Upload files" }).click();
  const upload = await sendIn(
    page,
    "Upload files",
    zip(`${word}-with-a-rather-long-name.zip`, Buffer.from("x")),
  );
  await expect(upload.getByText("All files are stored.")).toBeAttached();
  const { body: files } = await api("GET", `/files?query=${word}`);
  const { body: benefit } = await api("POST", "/benefits", {
    type: "downloadables",
    description: `Files ${word}`,
    properties: { files: files.items.map(({ id }: { id: string }) => id) },
  });
  const product = await aProduct(`Product ${word}`);
  await api("POST", `/products/${product.id}/benefits`, { benefits: [benefit.id] });
  const order = await aSale(product.id, `${word}@example.com`);
  const context = await browser.newContext();
  const theirs = await context.newPage();
  const portal = await portalOf(order.customer_id);
  await expect(async () => {
    await theirs.goto(portal);
    await expect(theirs.getByText(`${word}-with`)).toBeVisible({ timeout: 1_000 });
  }).toPass();
  for (const colorScheme of ["light", "dark"] as const)
    for (const width of [1280, 360]) {
      for (const each of [page, theirs]) {
        await each.emulateMedia({ colorScheme });
        await each.setViewportSize({ width, height: 800 });
      }
      for (const path of [`${home}/files?query=${word}`, `${home}/benefits/${benefit.id}`]) {
        await page.goto(path);
        await expect(page.getByText(`${word}-with`).first()).toBeVisible();
        expect(await axe(page), path).toEqual([]);
        await expectToFit(page);
      }
      await page.getByRole("button", { name: "Edit", exact: true }).click();
      await expect(page.getByRole("dialog").getByRole("listitem")).toContainText(`${word}-with`);
      expect(await axe(page)).toEqual([]);
      await page.screenshot({ path: test.info().outputPath(`dialog-${colorScheme}-${width}.png`) });
      await page.keyboard.press("Escape");
      expect(await axe(theirs)).toEqual([]);
      await expectToFit(theirs);
      await theirs.screenshot({ path: test.info().outputPath(`portal-${colorScheme}-${width}.png`) });
    }
  await context.close();
});
