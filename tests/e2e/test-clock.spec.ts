import { axe, expectToFit } from "./axe.ts";
import { signIn, unique } from "./merchant.ts";
import { expect, type Page, test } from "./test.ts";

/** An organization of the test's own, so that no other test loses its time; and the API as its member calls it. */
async function anOrganization(page: Page) {
  await signIn(page);
  const origin = new URL(test.info().project.use.baseURL ?? "").origin;
  const slug = unique("clock");
  const made = await page.request.post("/api/v1/organizations", {
    data: { name: `Shop ${slug}`, slug },
    headers: { Origin: origin },
  });
  expect(made.status(), await made.text()).toBe(201);
  const { id } = await made.json();
  const send = async (path: string, data: object) => {
    const answer = await page.request.post(`/api/v1${path}`, {
      data,
      headers: { Origin: origin, "X-Florin-Organization": id },
    });
    expect(answer.ok(), await answer.text()).toBe(true);
    return answer.json();
  };
  return { path: `/dashboard/${slug}`, send };
}

/** A clock that has to wait for jobs on a busy machine. */
const ARRIVAL_MS = 45_000;

test("a merchant stops time, moves it past a checkout's end, sees it in the timeline, and puts it back", async ({
  page,
}) => {
  const { path, send } = await anOrganization(page);
  await page.goto(`${path}/test-clock`);
  await expect(page.getByText("This organization has the real time")).toBeVisible();
  expect(await axe(page)).toEqual([]);
  await page.getByRole("button", { name: "Stop time" }).click();
  await expect(page.getByText("Stopped", { exact: true })).toBeVisible();
  const banner = page.getByRole("complementary", { name: "Test clock" });
  await expect(banner).toContainText("Time stands still");

  const product = await send("/products", {
    name: "Clockwork",
    prices: [{ amount_type: "fixed", price_amount: 2000 }],
  });
  const checkout = await send("/checkouts", { products: [product.id] });
  await page.reload();
  await expect(page.getByText("Next, something falls due on")).toBeVisible();
  await page.getByRole("button", { name: "1 week on" }).click();
  const expired = page.getByRole("link", { name: "Checkout expired" });
  await expect(expired).toBeVisible({ timeout: ARRIVAL_MS });
  await expect(page.getByText("Stopped", { exact: true })).toBeVisible();
  await expect(page.getByText("Nothing is waiting for its day.")).toBeVisible();
  expect(await axe(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await axe(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: "light" });

  await expired.click();
  await expect(page).toHaveURL(new RegExp(`/checkouts/${checkout.id}$`));
  await expect(banner).toBeVisible();
  await banner.getByRole("link", { name: "Test clock" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Test clock" })).toBeVisible();

  await page.getByRole("button", { name: "Back to real time" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Back to real time" }).click();
  await expect(page.getByText("This organization has the real time")).toBeVisible();
  await expect(banner).toBeHidden();
});

test("a clock is moved to a day by keyboard alone, and nothing is wider than a phone", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const { path, send } = await anOrganization(page);
  await send("/test-clock", {});
  await page.goto(`${path}/test-clock`);
  const now = await page.getByRole("main").locator("time").first().getAttribute("datetime");
  const day = new Date(Date.parse(now ?? "") + 40 * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel("To a day").fill(day);
  await page.getByLabel("To a day").press("Tab");
  await expect(async () => {
    await page.keyboard.press("Tab");
    await expect(page.getByRole("button", { name: "Go", exact: true })).toBeFocused({ timeout: 100 });
  }).toPass();
  await page.keyboard.press("Enter");
  const shown = page.getByRole("main").locator("time").first();
  await expect
    .poll(async () => Date.parse((await shown.getAttribute("datetime")) ?? ""), { timeout: ARRIVAL_MS })
    .toBeGreaterThan(Date.parse(now ?? "") + 38 * 86_400_000);
  await expectToFit(page);
  expect(await axe(page)).toEqual([]);
});
