import { expect, test } from "vitest";
import { limits } from "@/server/auth/limits";
import { hashOf } from "@/server/auth/token";
import { world } from "@/server/context";
import { aCustomer } from "../../factories/customer.ts";
import { apiForTest } from "../../setup/api.ts";

const { api, own } = apiForTest({ FLORIN_RATE_LIMITS: "on" });

test("a session that asks too often is told to wait, and another one is not", async () => {
  const { id } = await aCustomer(own().ctx);
  const open = async () =>
    (await api("POST", "/customer-sessions", { customer_id: id })).body.token as string;
  const [busy, quiet] = [await open(), await open()];
  const ask = (token: string) => api("GET", "/customer-portal/credits/balance", undefined, { token });
  expect((await ask(busy)).headers.get("ratelimit-limit")).toBe(String(limits.customer.max));
  await world().redis.command(
    "SET",
    `florin:limit:customer:${hashOf(busy)}`,
    String(limits.customer.max),
    "KEEPTTL",
  );
  const { status, headers } = await ask(busy);
  expect([status, Number(headers.get("retry-after")) > 0]).toEqual([429, true]);
  expect((await ask(quiet)).status).toBe(200);
});
