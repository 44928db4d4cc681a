import { expect, test } from "vitest";
import { newId } from "@/lib/id";
import { readOwnCredits } from "@/modules/credits/read-own-credits";
import { createCustomerSession } from "@/modules/customer-sessions/create-customer-session";
import { openPortal } from "@/modules/customer-sessions/open-portal";
import { newToken } from "@/server/auth/token";
import { aCustomer } from "../../factories/customer.ts";
import { apiForTest } from "../../setup/api.ts";

const { api, own, merchant } = apiForTest();

const follow = (url: string) => openPortal(new Request(url), new URL(url).pathname.split("/").at(-1) ?? "");

async function aSession() {
  const { ctx } = own();
  const customer = await aCustomer(ctx);
  return createCustomerSession(ctx, newId(), { customer_id: customer.id });
}

test("a session link puts the token into a cookie of the organization's pages, and leads to an address without it", async () => {
  const { customer_portal_url, token, expires_at } = await aSession();
  const slug = new URL(customer_portal_url).pathname.split("/").at(-1);
  const answer = await follow(customer_portal_url);
  expect([answer.status, answer.headers.get("location")]).toEqual([303, `/portal/${slug}/overview`]);
  expect(answer.headers.get("cache-control")).toContain("no-store");
  expect(answer.headers.get("set-cookie")?.split("; ")).toEqual([
    `florin_customer=${token}`,
    `Path=/portal/${slug}`,
    `Expires=${new Date(expires_at).toUTCString()}`,
    "HttpOnly",
    "SameSite=lax",
  ]);
});

test("without a link whoever is signed in comes to their page, and everybody else to sign in", async () => {
  const { customer_portal_url, token } = await aSession();
  const { pathname, origin } = new URL(customer_portal_url);
  const open = (cookie: string) =>
    openPortal(
      new Request(`${origin}${pathname}?page=orders`, { headers: { Cookie: cookie } }),
      pathname.slice(8),
    );
  const inside = await open(`theme=dark; florin_customer=${token}`);
  expect([inside.headers.get("location"), inside.headers.get("set-cookie")]).toEqual([
    `${pathname}/orders`,
    null,
  ]);
  for (const cookie of ["", `florin_customer=${newToken("cst")}`])
    expect((await open(cookie)).headers.get("location")).toBe(`${pathname}/sign-in?page=orders`);
});

test("a session link may name the page that it leads to, and none but the customer's own", async () => {
  const { customer_portal_url } = await aSession();
  const { pathname } = new URL(customer_portal_url);
  for (const [page, path] of [
    ["payment-methods", "payment-methods"],
    ["subscriptions", "subscriptions"],
    ["orders", "orders"],
    ["credits", "credits"],
    ["../../dashboard", "overview"],
    ["//example.com", "overview"],
  ] as const) {
    const answer = await follow(`${customer_portal_url}&page=${encodeURIComponent(page)}`);
    expect(answer.headers.get("location")).toBe(`${pathname}/${path}`);
  }
});

test("a token that is not valid, or another organization's, sets no cookie", async () => {
  const { customer_portal_url, token } = await aSession();
  const other = await merchant();
  const [{ slug } = { slug: "" }] = await other.ctx.db.$queryRaw<
    { slug: string }[]
  >`SELECT slug FROM organization WHERE id = ${other.id}::uuid`;
  const elsewhere = `http://127.0.0.1:3000/portal/${slug}?customer_session_token=${token}`;
  for (const url of [customer_portal_url.replace(token, newToken("cst")), elsewhere]) {
    const answer = await follow(url);
    expect([answer.status, answer.headers.get("set-cookie")]).toEqual([303, null]);
  }
});

test("what a customer's page reads holds nothing of the merchant's own", async () => {
  const { ctx } = own();
  const { id } = await aCustomer(ctx);
  const { id: friend } = await aCustomer(ctx);
  await api("POST", "/credits/grants", { customer_id: id, amount: 50, metadata: { cost: "secret" } });
  await api("POST", "/credits/transfers", { customer_id: id, to: [{ customer_id: friend, amount: 5 }] });
  const credits = await readOwnCredits(ctx, id, 1);
  expect([credits.account.balance, credits.history.pagination.total_count]).toEqual([45, 2]);
  expect(JSON.stringify(credits)).not.toMatch(new RegExp(`secret|${friend}`));
});
