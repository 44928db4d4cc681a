import { beforeAll, describe, expect, test } from "vitest";
import { routes } from "@/modules/routes";
import type { Route } from "@/server/http/route";
import { samples } from "../../contract/samples.ts";
import { send } from "../../contract/send.ts";
import { aMember } from "../../factories/user.ts";
import { shopForTest } from "../../setup/shop.ts";

const shop = shopForTest();
let cookie: string;
beforeAll(async () => {
  cookie = (await aMember(shop.own().id)).cookie;
});

const writing = routes
  .filter(({ spec }) => spec.method !== "GET" && spec.access.subjects.includes("user"))
  .map((route) => [route.spec.name, route] as const);

/** How a browser says that another site's page sends the request. */
const FOREIGN: readonly Record<string, string>[] = [
  { Origin: "https://evil.example" },
  { Origin: "null" },
  { Origin: "http://127.0.0.1:3000.evil.example" },
  { "Sec-Fetch-Site": "cross-site", Origin: "http://127.0.0.1:3000" },
  { "Sec-Fetch-Site": "same-site" },
  {},
];

const sentBy = async (route: Route, headers: Record<string, string>) => {
  const sample = await samples[route.spec.name]?.make(shop.own(), shop);
  return send(route, {
    ...sample,
    headers: { "X-Florin-Organization": shop.own().id, cookie, ...headers },
  });
};

describe("a page of another site that sends a request along with a merchant's cookie", () => {
  test.each(writing)("is refused by %s", async (_, route) => {
    for (const headers of FOREIGN) {
      const { status, body } = await sentBy(route, headers);
      expect([status, body.error]).toEqual([403, "NotPermitted"]);
    }
  });
});

test("a page of our own is not", async () => {
  const create = routes.find(({ spec }) => spec.name === "products.create");
  if (!create) throw new Error("there is no products.create");
  const { status } = await sentBy(create, { "Sec-Fetch-Site": "same-origin" });
  expect(status).toBe(201);
});

test("no answer lets another site read with the cookie", async () => {
  for (const [, route] of writing.slice(0, 5)) {
    const { headers } = await sentBy(route, { Origin: "https://evil.example" });
    expect(headers.get("access-control-allow-credentials")).toBeNull();
  }
});
