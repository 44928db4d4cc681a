import { runningFlorin } from "../setup/running.ts";
import { confirmationToken } from "./merchant.ts";
import { aShop } from "./shop-of-own.ts";
import { expect, type Page, test } from "./test.ts";

const florin = runningFlorin();

/** Text that would run, in whatever place it came to stand as markup. */
const EVIL = `"'><img src=x onerror="window.ran=1"><script>window.ran=1</script>{{7*7}}</title>`;

const DESCRIPTION = `${EVIL}\n\n[press](javascript:window.ran=1) <iframe srcdoc="<script>parent.ran=1</script>"></iframe>`;

/** Notes what runs or is refused by the page's security policy: markup that became markup shows as one of the two. */
function watch(page: Page): string[] {
  const seen: string[] = [];
  page.on("dialog", async (dialog) => {
    seen.push(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) seen.push(message.text());
  });
  return seen;
}

/** Buys a plan as somebody with such a name; answers the customer. */
async function anEvilSale(shop: Awaited<ReturnType<typeof aShop>>) {
  const product = await shop.send("/products", {
    name: `Plan ${EVIL}`,
    description: DESCRIPTION,
    recurring_interval: "month",
    prices: [{ amount_type: "fixed", price_amount: 2000 }],
    metadata: { note: EVIL },
  });
  const checkout = await shop.send("/checkouts", { products: [product.id] });
  const answer = await fetch(`${florin.url}/api/v1/checkouts/client/${checkout.client_secret}/confirm`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({
      customer_email: "evil@example.com",
      customer_name: EVIL,
      customer_billing_address: { country: "FR", line1: EVIL, city: EVIL, postal_code: "1" },
      confirmation_token_id: await confirmationToken("4242424242424242"),
    }),
  });
  expect(answer.status).toBe(200);
  const open = await shop.send("/checkouts", { products: [product.id] });
  return { product, checkout, open, customerId: (await answer.json()).customer_id as string };
}

test("what people type stays text on every page that shows it", async ({ page }) => {
  const seen = watch(page);
  const shop = await aShop(page);
  const { product, checkout, open, customerId } = await anEvilSale(shop);
  const { items: orders } = await shop.read(`/orders?customer_id=${customerId}`);
  const { items: subscriptions } = await shop.read(`/subscriptions?customer_id=${customerId}`);
  const session = await shop.send("/customer-sessions", { customer_id: customerId });
  const dashboard = [
    "",
    "/products",
    `/products/${product.id}`,
    "/customers",
    `/customers/${customerId}`,
    "/orders",
    `/orders/${orders[0].id}`,
    "/subscriptions",
    `/subscriptions/${subscriptions[0].id}`,
    "/checkouts",
    "/events",
    "/books",
  ].map((path) => `${shop.path}${path}`);
  const portal = ["subscriptions", "orders", "payment-methods", "account"].map(
    (name) => `${session.customer_portal_url}&page=${name}`,
  );
  for (const path of [
    `/checkout/${open.client_secret}`,
    `/checkout/${checkout.client_secret}/confirmation`,
    ...dashboard,
    ...portal,
    "/dev/mailbox",
  ]) {
    await page.goto(path);
    await expect(page.locator("h1, h2").first()).toBeVisible();
    // What is read after that is drawn by then.
    await page.waitForTimeout(500);
    expect([path, await page.evaluate(() => "ran" in window)]).toEqual([path, false]);
    // A mail is shown in a frame of its own, in which nothing runs.
    const live = page.locator(
      'a[href^="javascript:" i], iframe[srcdoc]:not([sandbox]), iframe[sandbox*=allow-scripts]',
    );
    expect([path, await live.count()]).toEqual([path, 0]);
  }
  expect(seen).toEqual([]);
});
