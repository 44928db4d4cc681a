import { randomInt } from "node:crypto";
import { axe, expectToFit } from "./axe.ts";
import { agree, atDouble, refuse } from "./doubles.ts";
import { confirmationToken, unique } from "./merchant.ts";
import { aPlan, aShop, type Shop } from "./shop-of-own.ts";
import { type Browser, expect, type Page, test } from "./test.ts";

/** Numbers of accounts and places that no other run has used. */
const aNumber = () => String(randomInt(1e11, 1e12));

/** A shop whose merchant has shown to administrate a repository and a server, by the pages of both services. */
async function aConnectedShop(page: Page) {
  const shop = await aShop(page);
  const [merchant, server] = [aNumber(), aNumber()];
  const repository = `octo/${unique("atlas")}`;
  await atDouble("github", "account", merchant, `merchant-${merchant}`);
  await atDouble("github", "repository", repository, [merchant]);
  await page.goto(`${shop.path}/settings/connections`);
  await page.getByRole("link", { name: "Connect GitHub" }).click();
  await agree(page, merchant);
  await expect(page.getByText("Connected.")).toBeVisible();
  await expect(page.getByText(repository)).toBeVisible();
  await page.getByRole("link", { name: "Add the bot to a Discord server" }).click();
  await agree(page, merchant, server);
  await expect(page.getByText(`Server ${server}`)).toBeVisible();
  return { shop, repository, server };
}

/** Buys as the checkout's page does, where no tax is taken. Answers the order. */
async function buy({ send, read }: Shop, productId: string, email: string) {
  const checkout = await send("/checkouts", { products: [productId] });
  await send(`/checkouts/client/${checkout.client_secret}/confirm`, {
    customer_email: email,
    customer_name: "Bo Buyer",
    customer_billing_address: { country: "HK" },
    confirmation_token_id: await confirmationToken("4242424242424242"),
  });
  return (await read(`/orders?checkout_id=${checkout.id}`)).items[0];
}

async function looksRight(page: Page): Promise<void> {
  for (const [colorScheme, width] of [
    ["light", 1280],
    ["dark", 360],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 800 });
    await expectToFit(page);
    expect(await axe(page)).toEqual([]);
    await page.screenshot({ path: test.info().outputPath(`access-${colorScheme}.png`) });
  }
}

/** The customer's own browser, on their page of what they may enter. */
async function theirAccess(browser: Browser, { send }: Shop, customer_id: string): Promise<Page> {
  const session = await send("/customer-sessions", { customer_id });
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${session.customer_portal_url}&page=access`);
  return page;
}

/** Reads the page again until it says so: what a job does while somebody looks. */
const comesToSay = (page: Page, text: string | RegExp) =>
  expect(async () => {
    await page.reload();
    await expect(page.getByText(text)).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });

test("a buyer connects GitHub and Discord in the portal and is let in at both; the refund takes the one back, the end of the plan the other", async ({
  page,
  browser,
}) => {
  const { shop, repository, server } = await aConnectedShop(page);
  const [owner, name] = repository.split("/");
  const source = await shop.send("/benefits", {
    type: "github_repository",
    description: "The source",
    properties: { repository_owner: owner, repository_name: name, permission: "push" },
  });
  const role = await shop.send("/benefits", {
    type: "discord",
    description: "The members' corner",
    properties: { guild_id: server, role_id: "71", kick_member: true },
  });
  const prices = [{ amount_type: "fixed", price_amount: 2000, price_currency: "usd" }];
  const product = await shop.send("/products", { name: "Source", prices });
  const plan = await aPlan(shop, "Members", 500);
  await shop.send(`/products/${product.id}/benefits`, { benefits: [source.id] });
  await shop.send(`/products/${plan.id}/benefits`, { benefits: [role.id] });
  const email = `${unique("entering")}@example.com`;
  const order = await buy(shop, product.id, email);
  const { subscription_id } = await buy(shop, plan.id, email);

  const theirs = await theirAccess(browser, shop, order.customer_id);
  await comesToSay(theirs, "Connect your GitHub account to be let in.");
  await comesToSay(theirs, "Connect your Discord account to be let in.");
  await expect(theirs.getByText("Action required")).toHaveCount(2);
  await looksRight(theirs);

  const account = aNumber();
  await atDouble("github", "account", account, `person-${account}`);
  await theirs.getByRole("link", { name: "Connect GitHub" }).click();
  await refuse(theirs);
  await expect(theirs.getByText("Nothing was connected: you did not agree.")).toBeVisible();
  await theirs.getByRole("link", { name: "Connect GitHub" }).click();
  await agree(theirs, account);
  await expect(theirs.getByText("Connected.")).toBeVisible();
  await comesToSay(theirs, new RegExp(`person-${account} is invited`));
  expect(await atDouble("github", "access", repository, account)).toBe("push");
  await theirs.getByRole("link", { name: "Connect Discord" }).click();
  await agree(theirs, account);
  await comesToSay(theirs, `member-${account} has the role.`);
  expect(await atDouble("discord", "roles", server, account)).toEqual(["71"]);
  await looksRight(theirs);

  await shop.send("/refunds", { order_id: order.id, reason: "customer_request", amount: 2000 });
  await expect.poll(() => atDouble("github", "access", repository, account)).toBeNull();
  expect(await atDouble("discord", "roles", server, account)).toEqual(["71"]);
  await shop.revoke(subscription_id);
  await expect.poll(() => atDouble("discord", "roles", server, account)).toBeNull();
  await comesToSay(theirs, "Nothing to enter here");
  await theirs.context().close();
});
