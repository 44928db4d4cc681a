import { runningFlorin } from "../setup/running.ts";
import { fillCard, PAYS } from "./checkout-till.ts";
import { signIn, unique } from "./merchant.ts";
import { expect, type Page, test } from "./test.ts";

const florin = runningFlorin();

/** A card that can be saved, and fails when it is charged. */
const FAILS_LATER = "4000000000000341";
/** A clock that has to wait for jobs on a busy machine. */
const ARRIVAL_MS = 45_000;

// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the answer should hold
type Body = any;

/** An organization of the test's own, whose time it moves, and the API as its member calls it. */
async function anOrganization(page: Page) {
  await signIn(page);
  const headers = { Origin: florin.url };
  const slug = unique("plans");
  const made = await page.request.post("/api/v1/organizations", {
    data: { name: `Plans ${slug}`, slug },
    headers,
  });
  const { id } = await made.json();
  const own = { ...headers, "X-Florin-Organization": id };
  const send = async (path: string, data: object): Promise<Body> => {
    const answer = await page.request.post(`/api/v1${path}`, { data, headers: own });
    expect(answer.ok(), await answer.text()).toBe(true);
    return answer.json();
  };
  const read = async (path: string): Promise<Body> =>
    (await page.request.get(`/api/v1${path}`, { headers: own })).json();
  const advance = async (days: number) => {
    await send("/test-clock/advance", { days });
    await expect.poll(async () => (await read("/test-clock")).status, { timeout: ARRIVAL_MS }).toBe("ready");
  };
  return { path: `/dashboard/${slug}`, send, read, advance };
}

const aPlan = (name: string, price_amount: number, more: object = {}) => ({
  name,
  recurring_interval: "month",
  prices: [{ amount_type: "fixed", price_amount, price_currency: "usd", tax_behavior: "exclusive" }],
  ...more,
});

const money = (amount: number) => `$${(amount / 100).toFixed(2)}`;

async function lastMailTo(page: Page, email: string, name: RegExp): Promise<Body> {
  const mails: Body[] = await (await page.request.get(`/dev/mailbox.json?to=${email}`)).json();
  const found = mails.find(({ subject }) => name.test(subject));
  expect(found, mails.map(({ subject }) => subject).join("; ")).toBeTruthy();
  return found;
}

/** Begins a trial of a plan in the browser, and stops the organization's time before. */
async function startTrial(page: Page, card: string) {
  const shop = await anOrganization(page);
  const email = `${unique("subscriber")}@example.com`;
  await shop.send("/test-clock", {});
  const trial = { trial_interval: "day", trial_interval_count: 14 };
  const plan = await shop.send("/products", aPlan("Studio", 2900, trial));
  const checkout = await shop.send("/checkouts", {
    products: [plan.id],
    customer_billing_address: { country: "HK" },
  });
  await page.goto(`/checkout/${checkout.client_secret}`);
  await page.getByLabel("E-mail").fill(email);
  await fillCard(page, card);
  await page.getByLabel("Name on card").fill("Bo Buyer");
  await page.getByRole("button", { name: "Start trial", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Your trial has begun" })).toBeVisible();
  const { subscription_id } = await shop.read(`/checkouts/${checkout.id}`);
  return { shop, email, own: `/subscriptions/${subscription_id}` };
}

test("a trial is bought, the clock moved past it, the charge seen; an upgrade costs what its preview said", async ({
  page,
}) => {
  const { shop, own } = await startTrial(page, PAYS);
  const large = await shop.send("/products", aPlan("Studio Max", 7900));
  await page.goto(`${shop.path}/test-clock`);
  await page.getByRole("button", { name: "1 month on" }).click();
  await expect(page.getByRole("link", { name: /Order paid/ })).toHaveCount(2, { timeout: ARRIVAL_MS });
  await page.goto(`${shop.path}${own}`);
  await expect(page.getByText("Active", { exact: true }).first()).toBeVisible();

  await page.getByRole("button", { name: "Change plan" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("New plan").selectOption(large.id);
  await dialog.getByRole("radio", { name: /Charge the difference now/ }).click();
  await expect(dialog.getByLabel("Charged now")).toContainText("Studio Max");
  const promised = await dialog.getByLabel("Charged now").locator("dd").last().textContent();
  await dialog.getByRole("button", { name: "Change plan" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Studio Max");
  const { customer_id } = await shop.read(own);
  const { items } = await shop.read(`/orders?customer_id=${customer_id}`);
  expect([items[0].billing_reason, items[0].status]).toEqual(["subscription_update", "paid"]);
  expect(money(items[0].total_amount)).toBe(promised);
});

test("a renewal that fails is paid by the link of its mail, and the subscription goes on", async ({
  page,
}) => {
  const { shop, email, own } = await startTrial(page, FAILS_LATER);
  await shop.advance(15);
  expect((await shop.read(own)).status).toBe("past_due");
  await page.goto(`${shop.path}${own}`);
  await expect(page.getByText("Past due", { exact: true }).first()).toBeVisible();

  const mail = await lastMailTo(page, email, /did not go through/);
  const [link] = /http[^\s)"]+\/pay\/[^\s)"]+/.exec(mail.text) ?? [];
  await page.goto(link ?? "");
  await page.getByRole("button", { name: "Use another card" }).click();
  await fillCard(page, PAYS);
  await page.getByRole("button", { name: `Pay ${money(2900)}`, exact: true }).click();
  await expect(page.getByText("Paid", { exact: true })).toBeVisible({ timeout: ARRIVAL_MS });
  expect((await shop.read(own)).status).toBe("active");
  await lastMailTo(page, email, /has arrived/);
  await shop.advance(31);
  const after = await shop.read(own);
  expect([after.status, after.past_due_at]).toEqual(["active", null]);
});
