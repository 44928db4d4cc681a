import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import { proxy } from "@/proxy";
import { limits } from "@/server/auth/limits";
import { redis } from "@/server/redis/client";
import { apiForTest } from "../../setup/api.ts";

apiForTest({ FLORIN_RATE_LIMITS: "on" });

const ADDRESS = "10.9.9.9";

const follow = (address: string, path = "/buy/01999999-0000-7000-8000-000000000000") =>
  proxy(
    new NextRequest(`http://127.0.0.1:3000${path}`, { headers: { "x-forwarded-for": address } }),
    {} as Parameters<typeof proxy>[1],
  );

test("a shared link that is followed too often is answered 429, says when to come back, and opens nothing", async () => {
  await redis().command("SET", `florin:limit:visit:${ADDRESS}`, String(limits.visit.max), "PX", "30000");
  const refused = await follow(ADDRESS);
  expect(refused.status).toBe(429);
  const seconds = Number(refused.headers.get("retry-after"));
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(30);
  expect(refused.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(refused.headers.get("x-middleware-next")).toBeNull();
  const html = await refused.text();
  expect(html).toContain("Too many visits");
  const nonce = /style-src[^;]*'nonce-([^']+)'/.exec(
    refused.headers.get("content-security-policy") ?? "",
  )?.[1];
  expect(html).toContain(`<style nonce="${nonce}">`);
});

test("others follow it meanwhile, and other pages are not counted", async () => {
  expect((await follow("10.9.9.8")).headers.get("x-middleware-next")).toBe("1");
  expect((await follow(ADDRESS, "/sign-in")).headers.get("x-middleware-next")).toBe("1");
});
