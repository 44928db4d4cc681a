import { aSink, type Sink, withStatus } from "../setup/sink.ts";
import { axe, expectToFit } from "./axe.ts";
import { unique } from "./merchant.ts";
import { aPart, aShop, type Shop } from "./shop-of-own.ts";
import { expect, test } from "./test.ts";

let sink: Sink;
/** What it refuses it wants in an hour again: nothing goes out again by itself meanwhile. */
test.beforeEach(async () => {
  sink = await aSink(withStatus(401, { "retry-after": "3600" }, '{"error":"bad signature"}'));
});
test.afterEach(() => sink.stop());

const anEndpoint = ({ send }: Shop, name: string, events: string[]) =>
  send("/webhooks/endpoints", { url: sink.url, name, format: "raw", events });

test("a merchant makes an endpoint, tries it out, reads why it fails, mends it, and has what failed sent again", async ({
  page,
}) => {
  const shop = await aShop(page);
  const name = unique("hook");
  await page.goto(`${shop.path}/webhooks`);
  await page.getByRole("button", { name: "New endpoint" }).first().click();
  const dialog = page.getByRole("dialog", { name: "New endpoint" });
  await dialog.getByLabel("Address").fill("ftp://example.com");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("All events").check();
  await dialog.getByLabel("All events").uncheck();
  await dialog.getByRole("button", { name: "Create" }).click();
  await expect(dialog.getByLabel("Address")).toHaveAttribute("aria-invalid", "true");
  await expect(dialog.getByText("Choose at least one.")).toBeVisible();
  await dialog.getByLabel("Address").fill(sink.url);
  await dialog.getByLabel("product.created").check();
  expect(await axe(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Create" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByText("Nothing was sent yet")).toBeVisible();
  const endpointPath = new URL(page.url()).pathname;

  await page.getByRole("button", { name: "Send a test" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "webhook.test" })).toBeVisible();
  await expect(page.getByText("Given up", { exact: true })).toBeVisible();
  await expect(page.getByText("It refuses to let Florin in")).toBeVisible();
  await expect(page.getByText("bad signature")).toBeVisible();
  await expect(page.getByText("Answered 401").first()).toBeVisible();
  expect(await axe(page)).toEqual([]);

  const product = await aPart(shop, unique("told"));
  await page.goto(endpointPath);
  const row = page.getByRole("row").filter({ hasText: "product.created" });
  await expect(row.getByText("Tried again")).toBeVisible();
  await expect(page.getByText("Deliveries fail")).toBeVisible();
  await expect(page.getByRole("figure", { name: "Share of attempts that failed" })).toBeVisible();
  expect(await axe(page)).toEqual([]);

  sink.answer = withStatus(200, {}, "thanks");
  await page.getByRole("button", { name: "Replay failed" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Replay" }).click();
  await expect(page.getByText(/deliveries go out again|delivery goes out again/)).toBeVisible();
  await expect(row.getByText("Delivered")).toBeVisible();
  expect(sink.received.map(({ body }) => JSON.parse(body).data.id)).toContain(product.id);
  await row.getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1, name: "product.created" })).toBeVisible();
  await expect(page.getByText("thanks")).toBeVisible();
  await expect(page.getByText("Answered 200").first()).toBeVisible();
});

test("the secret is covered until it is asked for, and another is made; the endpoint is edited and deleted", async ({
  page,
}) => {
  const name = unique("secret");
  const shop = await aShop(page);
  const { id, secret } = await anEndpoint(shop, name, ["order.paid"]);
  await page.goto(`${shop.path}/webhooks/${id}`);
  await expect(page.getByText(secret)).toBeHidden();
  await page.getByRole("button", { name: "Show the secret" }).click();
  await expect(page.getByText(secret)).toBeVisible();
  await page.getByRole("button", { name: "New secret" }).click();
  await page.getByRole("button", { name: "Make a new secret" }).click();
  await expect(page.getByText(secret)).toBeHidden();
  const again = await shop.read(`/webhooks/endpoints/${id}`);
  await expect(page.getByText(again.secret)).toBeVisible();

  await page.getByRole("button", { name: "Edit", exact: true }).click();
  const edit = page.getByRole("dialog", { name: "Edit endpoint" });
  await edit.getByLabel("Name").fill(`${name} edited`);
  await edit.getByLabel("Enabled").uncheck();
  await edit.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1, name: `${name} edited` })).toBeVisible();
  await expect(page.getByText("What happens meanwhile is not for it")).toBeVisible();
  await page.getByRole("button", { name: "Enable", exact: true }).click();
  await expect(page.getByText("Enabled", { exact: true })).toBeVisible();

  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await page.getByRole("button", { name: "Delete endpoint" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Webhooks" })).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: `${name} edited` })).toBeHidden();
});

test("events are found by what they are about and by type, read, and sent again", async ({ page }) => {
  const shop = await aShop(page);
  await anEndpoint(shop, unique("again"), ["product.created"]);
  sink.answer = withStatus(200);
  const product = await aPart(shop, unique("found"));
  await shop.change(`/products/${product.id}`, { name: unique("renamed") });
  await page.goto(`${shop.path}/events`);
  await page.getByLabel("ID of an object").fill(product.id);
  await expect(page.getByRole("row").filter({ hasText: product.id })).toHaveCount(2);
  await page.getByRole("button", { name: "Type" }).click();
  await page.getByRole("menuitemcheckbox", { name: "product.created" }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("row").filter({ hasText: product.id })).toHaveCount(1);
  expect(await axe(page)).toEqual([]);
  await page.getByRole("row").filter({ hasText: product.id }).getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1, name: "product.created" })).toBeVisible();
  await expect(page.getByText(`"id": "${product.id}"`).first()).toBeVisible();
  expect(await axe(page)).toEqual([]);
  await expect.poll(() => sink.received.length).toBe(1);
  await page.getByRole("button", { name: "Replay" }).click();
  await expect(page.getByText("It is sent again.")).toBeVisible();
  await expect.poll(() => sink.received.length).toBe(2);
});

test("at 360 pixels and in the dark everything is reached, nothing is cut off, and axe finds nothing", async ({
  page,
}) => {
  const shop = await aShop(page);
  const { id } = await anEndpoint(shop, unique("narrow"), ["product.created"]);
  await aPart(shop, unique("narrow"));
  await page.setViewportSize({ width: 360, height: 740 });
  await page.emulateMedia({ colorScheme: "dark" });
  const [delivery] = (await shop.read(`/webhooks/deliveries?endpoint_id=${id}`)).items;
  for (const path of [
    "/webhooks",
    `/webhooks/${id}`,
    `/webhooks/deliveries/${delivery.id}`,
    "/events",
    `/events/${delivery.webhook_event.id}`,
  ]) {
    await page.goto(`${shop.path}${path}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectToFit(page);
    expect(await axe(page)).toEqual([]);
  }
});
