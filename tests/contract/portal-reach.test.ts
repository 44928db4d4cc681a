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
import { aCustomerMember, aSessionOf } from "../factories/customer-member.ts";
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

/** What a member, who sees and takes what was bought, is let in to; and what is the owner's alone. All else is the managers' too. */
const ofMembers = [
  "customerPortal.listDownloadables",
  "customerPortal.creditBalance",
  "customerPortal.creditTransactions",
  "customerPortal.listMeters",
  "customerPortal.getMeter",
  "customerPortal.introspectSession",
  "customerPortal.getSessionUser",
  "customerPortal.listBenefitGrants",
  "customerPortal.getBenefitGrant",
  "customerPortal.listClaimedSubscriptions",
  "customerPortal.listLicenseKeys",
  "customerPortal.getLicenseKey",
];
const ofOwners = ["customerPortal.requestEmailUpdate", "customerPortal.exportData"];

describe.each(["owner", "billing_manager", "member"] as const)("by the token of a customer's %s", (role) => {
  const isLetIn = (name: string) =>
    role === "owner" || ofMembers.includes(name) || (role === "billing_manager" && !ofOwners.includes(name));

  test.each(ofCustomersAlone.map(named))(
    "%s answers whom the role lets in, and changes nothing for others",
    async (name, route) => {
      const merchant = await shop.merchant();
      const sent = await samples[name]?.make(merchant, shop);
      const customer_id = await customerOf(merchant, sent?.headers?.Authorization);
      const { id } =
        role === "owner" ? { id: undefined } : await aCustomerMember(merchant.ctx, { customer_id, role });
      const token = await aSessionOf(merchant.ctx, { customer_id, ...(id && { member_id: id }) });
      const before = await rowsOf(merchant, customer_id);
      const { status, body } = await send(route, { ...sent, headers: bearer(token) });
      if (isLetIn(name))
        return expect([name, status]).toEqual([name, expect.toSatisfy((code) => code < 400)]);
      expect([name, status, body.error]).toEqual([name, 403, "NotPermitted"]);
      expect(await rowsOf(merchant, customer_id)).toEqual(before);
    },
  );
});

test("every name in these lists is an endpoint", () => {
  const names: string[] = ofCustomersAlone.map(({ spec }) => spec.name);
  expect([...ofMembers, ...ofOwners].filter((name) => !names.includes(name))).toEqual([]);
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
