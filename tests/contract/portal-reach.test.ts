import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { newId } from "@/lib/id";
import { createCustomerSession } from "@/modules/customer-sessions/create-customer-session";
import { routes } from "@/modules/routes";
import { hashOf } from "@/server/auth/token";
import type { Route } from "@/server/http/route";
import { aCustomer } from "../factories/customer.ts";
import type { Merchant } from "../factories/organization.ts";
import { shopForTest } from "../setup/shop.ts";
import { samples } from "./samples.ts";
import { send } from "./send.ts";

const data = await mkdtemp(path.join(os.tmpdir(), "florin-reach-"));
afterAll(() => rm(data, { recursive: true, force: true }));
const shop = shopForTest({ FLORIN_DATA: data });

const named = (route: Route) => [route.spec.name, route] as const;
const subjectsOf = (route: Route) => route.spec.access.subjects;
const ofCustomers = routes.filter((route) => subjectsOf(route).includes("customer"));
const ofCustomersAlone = ofCustomers.filter((route) => !subjectsOf(route).includes("anonymous"));
const ofOthers = routes.filter((route) => !subjectsOf(route).includes("customer"));

const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });

/** A customer of the merchant with a session. */
async function aStranger({ ctx }: Merchant) {
  const { id } = await aCustomer(ctx);
  const { token } = await createCustomerSession(ctx, newId(), { customer_id: id });
  return { id, headers: bearer(token) };
}

/** Who sends the sample. */
async function customerOf({ ctx }: Merchant, authorization = ""): Promise<string> {
  const token_hash = hashOf(authorization.replace("Bearer ", ""));
  const session = await ctx.db.customer_session.findUniqueOrThrow({ where: { token_hash } });
  return session.customer_id;
}

/** What is stored of a customer, wherever it stands. */
async function rowsOf({ ctx }: Merchant, customerId: string): Promise<unknown> {
  const tables = await ctx.read<{ table_name: string }>({
    text: `SELECT table_name FROM information_schema.columns
      WHERE column_name = 'customer_id' AND table_schema = 'public' ORDER BY 1`,
    values: [],
  } as never);
  const rows = await Promise.all(
    tables.map(({ table_name: table }) =>
      ctx.db.$queryRawUnsafe<unknown[]>(
        `SELECT to_jsonb(t.*) AS row FROM "${table}" t WHERE customer_id = $1::uuid ORDER BY to_jsonb(t.*)::text`,
        customerId,
      ),
    ),
  );
  const [own] = await ctx.db.$queryRaw<unknown[]>`
    SELECT to_jsonb(c.*) AS row FROM customer c WHERE id = ${customerId}::uuid`;
  return [own, rows];
}

describe("by the token of another customer of the same organization", () => {
  test.each(ofCustomersAlone.map(named))("%s reaches nothing of its customer", async (name, route) => {
    const merchant = await shop.merchant();
    const sent = await samples[name]?.make(merchant, shop);
    if (!sent) throw new Error(`tests/contract/samples has no sample for ${name}`);
    const owner = await customerOf(merchant, sent.headers?.Authorization);
    const stranger = await aStranger(merchant);
    const before = await rowsOf(merchant, owner);
    const { status, text } = await send(route, { ...sent, headers: stranger.headers });
    if (sent.params) expect([status, text]).toEqual([404, expect.stringContaining("ResourceNotFound")]);
    expect(status).toBeLessThan(500);
    expect(text).not.toContain(owner);
    expect(await rowsOf(merchant, owner)).toEqual(before);
  });
});

describe("by the token of a customer", () => {
  test.each(ofOthers.map(named))("%s is refused, whatever it names", async (name, route) => {
    const merchant = await shop.merchant();
    const { headers } = await aStranger(merchant);
    const { status, body } = await send(route, { headers });
    expect([name, status, body.error]).toEqual([name, 401, "invalid_token"]);
  });
});

test("what customers reach stands below /customer-portal, and anything else that takes their token takes none as well", () => {
  expect(ofCustomersAlone.length).toBeGreaterThan(20);
  for (const { spec } of ofCustomersAlone) expect(spec.path).toMatch(/^\/customer-portal\//);
});
