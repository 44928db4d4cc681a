import { axe, expectToFit } from "./axe.ts";
import { aShop } from "./credits-shop.ts";
import { signIn } from "./merchant.ts";
import { expect, test } from "./test.ts";

test("the pages of connections say what there is to do, pass the checks of axe, and fit 360 px", async ({
  page,
  browser,
}) => {
  await signIn(page);
  const { slug, post, customer } = await aShop(page);
  const session = await post("/customer-sessions", { customer_id: customer.id });
  const context = await browser.newContext();
  const theirs = await context.newPage();
  await theirs.goto(`${session.customer_portal_url}&page=access`);
  for (const colorScheme of ["light", "dark"] as const) {
    for (const each of [page, theirs]) {
      await each.emulateMedia({ colorScheme });
      await each.setViewportSize({ width: colorScheme === "light" ? 1280 : 360, height: 800 });
    }
    await page.goto(`/dashboard/${slug}/settings/connections?connection=refused`);
    await expect(page.getByText("Nothing is connected yet")).toBeVisible();
    await expect(page.getByText("Nothing was connected: you did not agree.")).toBeVisible();
    await expect(theirs.getByText("Nothing to enter here")).toBeVisible();
    for (const each of [page, theirs]) {
      expect(await axe(each)).toEqual([]);
      await expectToFit(each);
    }
  }
  await context.close();
});

test("an answer that nobody asked for leads nowhere, and nobody sets out who is not signed in", async ({
  page,
  request,
}) => {
  await signIn(page);
  const { slug } = await aShop(page);
  const answer = await request.get("/api/connections/callback?code=1&state=forged.state", {
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(400);
  const stranger = await request.get(`/portal/${slug}/connect/github`, { maxRedirects: 0 });
  expect([stranger.status(), stranger.headers().location]).toEqual([
    303,
    expect.stringContaining("/sign-in"),
  ]);
});
