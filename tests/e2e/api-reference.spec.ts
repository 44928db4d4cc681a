import { axe, expectToFit } from "./axe.ts";
import { expect, type Page, test } from "./test.ts";

/** What the browser refuses or reports while it shows pages. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  return complaints;
}

test("an operation is found by keyboard, and its page shows what it takes and answers", async ({ page }) => {
  const complaints = complaintsOf(page);
  await page.goto("/docs/api");
  await expect(page.getByRole("heading", { name: "API reference", level: 1 })).toBeVisible();
  await page.keyboard.press("/");
  await page.keyboard.type("post refunds");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/docs\/api\/refunds#refunds\.create$/);
  const operation = page.getByRole("region", { name: /^Give back an order/ });
  await expect(operation.getByText("order_id", { exact: true })).toBeVisible();
  await operation.getByRole("tab", { name: "Client" }).click();
  await expect(operation.getByText("polar.refunds.create(")).toBeVisible();
  expect(complaints).toEqual([]);
});

test("every page of the reference keeps the content security policy", async ({ page }) => {
  const complaints = complaintsOf(page);
  await page.goto("/docs/api");
  const groups = page.getByRole("region", { name: "Groups" }).getByRole("link");
  const addresses = await groups.evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  expect(addresses.length).toBeGreaterThan(10);
  for (const address of addresses) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
  expect(complaints).toEqual([]);
});

for (const colorScheme of ["light", "dark"] as const)
  for (const width of [360, 1440])
    test(`the reference is accessible and nothing sticks out: ${colorScheme}, ${width} px`, async ({
      browser,
    }) => {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
      const page = await context.newPage();
      for (const address of ["/docs/api", "/docs/api/refunds"]) {
        await page.goto(address);
        expect(await axe(page)).toEqual([]);
        await expectToFit(page);
      }
      await context.close();
    });

test("the reference can be read without scripts", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/docs/api/orders");
  await expect(page.getByRole("heading", { name: "Export orders as CSV" })).toBeVisible();
  await expect(page.getByText("invoice_number").first()).toBeVisible();
  await page.getByRole("link", { name: "Refunds", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Refunds", level: 1 })).toBeVisible();
  await context.close();
});

test("the OpenAPI document is there for anybody, and names this server", async ({ request, baseURL }) => {
  const answer = await request.get("/api/openapi.json");
  expect(answer.headers()["access-control-allow-origin"]).toBe("*");
  const document = await answer.json();
  expect(document.openapi).toBe("3.1.0");
  expect(document.servers[0].url).toBe(`${baseURL}/api/v1`);
});
