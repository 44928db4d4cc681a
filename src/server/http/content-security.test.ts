import { expect, test } from "vitest";
import { contentSecurityPolicy } from "./content-security";

const plain = {
  nonce: "n0nce",
  isDevelopment: false,
  sandboxOrigin: null,
  clerkOrigin: null,
  uploadOrigin: null,
  framedBy: null,
};

/** The sources of one directive. */
const sources = (
  name: string,
  settings: Partial<typeof plain | { [K in keyof typeof plain]: unknown }> = {},
) =>
  contentSecurityPolicy({ ...plain, ...settings } as Parameters<typeof contentSecurityPolicy>[0])
    .split("; ")
    .find((directive) => directive.startsWith(`${name} `))
    ?.split(" ")
    .slice(1);

test("scripts and styles need the nonce of the answer", () => {
  expect(sources("script-src")).toContain("'nonce-n0nce'");
  expect(sources("style-src")).toEqual(["'self'", "'nonce-n0nce'"]);
  for (const word of ["'unsafe-inline'", "'unsafe-eval'", "*", "https:"])
    expect(sources("script-src")).not.toContain(word);
});

test("eval is for development alone", () =>
  expect(sources("script-src", { isDevelopment: true })).toContain("'unsafe-eval'"));

test("nobody frames a page but the site that a checkout names", () => {
  expect(sources("frame-ancestors")).toEqual(["'none'"]);
  expect(sources("frame-ancestors", { framedBy: "https://shop.example" })).toEqual(["https://shop.example"]);
});

test("the sandbox takes the place of Stripe's hosts", () => {
  const sandboxOrigin = "http://127.0.0.1:4242";
  expect(sources("connect-src", { sandboxOrigin })).toEqual(["'self'", sandboxOrigin]);
  expect(sources("connect-src")).toEqual(["'self'", "https://api.stripe.com"]);
  expect(sources("frame-src")).toEqual(["https://js.stripe.com", "https://hooks.stripe.com"]);
});

test("Clerk's hosts appear with Clerk alone", () => {
  const clerkOrigin = "https://clerk.example.com";
  expect(sources("connect-src", { clerkOrigin })).toContain(clerkOrigin);
  expect(contentSecurityPolicy(plain)).not.toContain("clerk");
  expect(contentSecurityPolicy(plain)).not.toContain("cloudflare");
});

test("pages send files to this site, or straight to the store that is configured", () => {
  expect(sources("connect-src")).toEqual(["'self'", "https://api.stripe.com"]);
  const store = "https://files.example.com";
  expect(sources("connect-src", { uploadOrigin: store })).toContain(store);
});
