import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import { proxy } from "@/proxy";
import { apiForTest } from "../../setup/api.ts";

const { api } = apiForTest();

/** What the proxy answers for a page, and what it tells the page. */
async function visit(path: string, headers: Record<string, string> = {}) {
  const request = new NextRequest(`http://127.0.0.1:3000${path}`, { headers });
  const response = await proxy(request, {} as Parameters<typeof proxy>[1]);
  const policy = response.headers.get("content-security-policy") ?? "";
  return {
    headers: response.headers,
    policy,
    nonce: /'nonce-([^']+)'/.exec(policy)?.[1],
    ancestors: /frame-ancestors ([^;]+)/.exec(policy)?.[1],
    told: (name: string) => response.headers.get(`x-middleware-request-${name}`),
  };
}

test("every answer has a nonce of its own, which the page is told", async () => {
  const [first, second] = [await visit("/sign-in"), await visit("/sign-in")];
  expect(first.nonce).toMatch(/^[\w+/]{22}==$/);
  expect(first.nonce).not.toBe(second.nonce);
  expect(first.told("content-security-policy")).toBe(first.policy);
  expect(first.told("x-nonce")).toBe(first.nonce);
});

test("a page learns its address from us alone", async () => {
  const page = await visit("/dashboard/acme?tab=2", { "x-florin-path": "//evil.example" });
  expect(page.told("x-florin-path")).toBe("/dashboard/acme?tab=2");
});

test("pages cannot be framed, nor read as another type", async () => {
  const { headers, ancestors } = await visit("/dashboard/acme", { "sec-fetch-dest": "iframe" });
  expect(ancestors).toBe("'none'");
  expect(headers.get("x-frame-options")).toBe("DENY");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("strict-transport-security")).toBeNull();
});

test("a checkout is framed by the site it was made for, whatever the address says", async () => {
  const product = await api("POST", "/products", {
    name: "Atlas",
    prices: [{ amount_type: "fixed", price_amount: 1_000 }],
  });
  const made = async (embed_origin?: string) =>
    (await api("POST", "/checkouts", { products: [product.body.id], ...(embed_origin && { embed_origin }) }))
      .body.client_secret;
  const iframe = { "sec-fetch-dest": "iframe" };
  const embedded = await made("https://shop.example.com");
  const { ancestors, headers } = await visit(`/checkout/${embedded}`, iframe);
  expect(ancestors).toBe("https://shop.example.com");
  expect(headers.get("x-frame-options")).toBeNull();
  expect((await visit(`/checkout/id/public/${embedded}`, iframe)).ancestors).toBe("https://shop.example.com");
  const plain = await made();
  expect((await visit(`/checkout/${plain}?embed_origin=https://evil.example`, iframe)).ancestors).toBe(
    "'none'",
  );
  expect((await visit("/checkout/unknown", iframe)).ancestors).toBe("'none'");
});
