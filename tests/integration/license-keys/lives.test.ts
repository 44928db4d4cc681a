import { expect, test, vi } from "vitest";
import type { LicenseKeyWithActivations } from "@/modules/license-keys/schema";
import { pausedAtPeriodEnd } from "@/modules/subscriptions/rules/cancel";
import { aBenefitOf, leastOf } from "../../factories/benefit.ts";
import { aPlan } from "../../factories/subscription.ts";
import { shopForTest } from "../../setup/shop.ts";
import { aProductWith, buy, grantsOf, refund } from "../benefits/shop-with-credits.ts";
import { aPlanThatGives, type CreditPlan, listBenefits, runAll, subscribe } from "../benefits/subscribed.ts";

const shop = shopForTest();
// A clock is moved several times, with all that a worker does on the way.
vi.setConfig({ testTimeout: 120_000 });

const DAY_MS = 86_400_000;
const yearly = {
  ...leastOf.license_keys,
  properties: { ...leastOf.license_keys.properties, expires: { ttl: 1, timeframe: "year" as const } },
};

/** The keys of a plan's organization, oldest first, and what a program is told of one. */
const keysOf = ({ as, organizationId }: Pick<CreditPlan, "as" | "organizationId">) => ({
  all: async (): Promise<LicenseKeyWithActivations[]> =>
    (await as("GET", "/license-keys?sorting=created_at")).body.items,
  validate: async (key: string, more: object = {}) =>
    (await as("POST", "/license-keys/validate", { key, organization_id: organizationId, ...more })).status,
  activate: async (key: string) =>
    (await as("POST", "/license-keys/activate", { key, organization_id: organizationId, label: "Laptop" }))
      .body.id,
});

test("an order brings a key by its grant; its refund closes it at once, and another order's key stays", async () => {
  const product = await aProductWith(shop, [await aBenefitOf(shop.own().ctx, yearly)]);
  const buyer = { email: "twice@example.com" };
  const [first, second] = [await buy(shop, product.id, buyer), await buy(shop, product.id, buyer)];
  await runAll();
  const { all, validate } = keysOf({ as: shop.api, organizationId: shop.own().id });
  const keys = await all();
  expect(new Set(keys.map(({ key }) => key)).size).toBe(2);
  const [grant] = await grantsOf(shop, first.id);
  const own = keys.find(({ benefit_grant_id }) => benefit_grant_id === grant?.id);
  expect(grant?.properties).toEqual({ license_key_id: own?.id, display_key: own?.display_key });
  const granted = new Date(grant?.granted_at ?? "");
  const end = new Date(granted);
  end.setUTCFullYear(granted.getUTCFullYear() + 1);
  expect(own?.expires_at).toBe(end.toISOString());
  await refund(shop, first.id, 2000);
  await runAll();
  const other = keys.find(({ id }) => id !== own?.id);
  expect([await validate(own?.key ?? ""), await validate(other?.key ?? "")]).toEqual([404, 200]);
  expect(await grantsOf(shop, second.id)).toMatchObject([{ state: "granted" }]);
});

test("renewals keep key, activations and end; a pause closes it, and resumed it is the same key with its activations", async () => {
  const on = await aPlanThatGives(shop, yearly);
  const life = await subscribe(on);
  const { all, validate, activate } = keysOf(on);
  const [made] = await all();
  const activation_id = await activate(made?.key ?? "");
  await life.pass(31);
  expect(await all()).toMatchObject([{ id: made?.id, key: made?.key, expires_at: made?.expires_at }]);
  const [, second] = await life.orders();
  const resumes = new Date((second?.period_end ?? new Date()).getTime() + 10 * DAY_MS);
  await life.turn((state) => pausedAtPeriodEnd(state, resumes).after);
  await life.pass(32);
  expect(await validate(made?.key ?? "", { activation_id })).toBe(404);
  expect(await all()).toMatchObject([{ status: "revoked", activation_count: 1 }]);
  await life.pass(12);
  expect(await validate(made?.key ?? "", { activation_id })).toBe(200);
  expect(await all()).toMatchObject([{ id: made?.id, expires_at: made?.expires_at, activation_count: 1 }]);
});

test("a key that the merchant has disabled stays so, whatever becomes of the subscription", async () => {
  const on = await aPlanThatGives(shop, leastOf.license_keys);
  const life = await subscribe(on, { card: "pm_card_chargeCustomerFail" });
  const { all, validate } = keysOf(on);
  const [made] = await all();
  await on.as("PATCH", `/license-keys/${made?.id}`, { status: "disabled" });
  await life.pass(31);
  expect(await life.status()).toBe("past_due");
  await life.payBy("pm_card_visa");
  await life.pass(20);
  expect([await life.status(), (await all())[0]?.status]).toEqual(["active", "disabled"]);
  await on.as("PATCH", `/license-keys/${made?.id}`, { status: "granted" });
  expect(await validate(made?.key ?? "")).toBe(200);
});

test("an edit of the benefit changes no key that is sold; another plan with the same benefit keeps it, one with another gives another", async () => {
  const on = await aPlanThatGives(shop, leastOf.license_keys);
  const life = await subscribe(on);
  const { all, validate } = keysOf(on);
  const [made] = await all();
  const properties = { prefix: "NEW", activations: { limit: 9, enable_customer_admin: false } };
  await on.as("PATCH", `/benefits/${on.benefit.id}`, { type: "license_keys", properties });
  const same = await aPlan(await on.ctx(), { name: "Same" });
  await listBenefits(on.as, same.id, [on.benefit]);
  await life.changeTo(same);
  await life.pass(31);
  expect(await all()).toMatchObject([
    { id: made?.id, key: made?.key, limit_activations: 3, status: "granted" },
  ]);
  const other = await aPlan(await on.ctx(), { name: "Other" });
  await listBenefits(on.as, other.id, [await aBenefitOf(await on.ctx(), leastOf.license_keys)]);
  await life.changeTo(other);
  const [old, fresh] = await all();
  expect([old?.status, fresh?.status]).toEqual(["revoked", "granted"]);
  expect([await validate(old?.key ?? ""), await validate(fresh?.key ?? "")]).toEqual([404, 200]);
});
