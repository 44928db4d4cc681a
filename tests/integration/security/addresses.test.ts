import { expect, test } from "vitest";
import { shopForTest } from "../../setup/shop.ts";

const shop = shopForTest();

/** Addresses that would run, read a file, or lead elsewhere than they look. */
const BAD = [
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  " javascript:alert(1)",
  "java\nscript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:msgbox(1)",
  "file:///etc/passwd",
  "ftp://example.com/",
  "//evil.example/",
  "/\\evil.example/",
  "\\\\evil.example",
  "blob:https://evil.example/1",
  "",
];

const fixed = [{ amount_type: "fixed", price_amount: 1000 }];
const aProduct = async () =>
  (await shop.api("POST", "/products", { name: "Test product", prices: fixed })).body.id;

test.each(["success_url", "return_url"])("%s of a checkout leads by http(s) alone", async (field) => {
  const products = [await aProduct()];
  for (const url of BAD) {
    const { status, body } = await shop.api("POST", "/checkouts", { products, [field]: url });
    expect([url, status, body.detail?.[0]?.loc]).toEqual([url, 422, ["body", field]]);
  }
  const good = await shop.api("POST", "/checkouts", {
    products,
    [field]: "https://shop.example/done?next=//evil.example",
  });
  expect(good.status).toBe(201);
});

test("a buyer cannot say where the checkout leads to", async () => {
  const { body } = await shop.api("POST", "/checkouts", { products: [await aProduct()] });
  const path = `/checkouts/client/${body.client_secret}`;
  const answer = await shop.api("PATCH", path, { success_url: "https://evil.example" }, { token: null });
  expect(answer.status).toBe(422);
  expect((await shop.api("GET", path, undefined, { token: null })).body.success_url).not.toContain("evil");
});

test("the page that a portal's link asks for is one of the portal's", async () => {
  const { portalPageOf, portalPath } = await import("@/modules/customer-sessions/portal-pages");
  for (const page of [
    ...BAD,
    "..",
    "../../dashboard",
    "orders/../..",
    "@evil.example",
    "%2f%2fevil.example",
  ]) {
    const { origin, pathname } = new URL(portalPath("acme", portalPageOf(page)), "http://here.invalid");
    expect([page, origin]).toEqual([page, "http://here.invalid"]);
    expect(pathname).toMatch(/^\/portal\/acme\/[a-z-]+$/);
  }
});
