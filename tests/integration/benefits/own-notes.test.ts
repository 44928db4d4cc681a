import { expect, test } from "vitest";
import { readOwnBenefits } from "@/modules/benefit-grants/read-own-benefits";
import { enterPortal } from "@/modules/customer-sessions/enter-portal";
import { world } from "@/server/context";
import { aBenefit, aBenefitOf, leastOf } from "../../factories/benefit.ts";
import { runJobs } from "../../setup/jobs.ts";
import { shopForTest } from "../../setup/shop.ts";
import { aProductWith, buy, refund } from "./shop-with-credits.ts";

const shop = shopForTest();
const { api } = shop;
const ctx = () => shop.own().ctx;

/** The customer's own sight of what they have. */
async function portalOf(customer_id: string) {
  const { token } = (await api("POST", "/customer-sessions", { customer_id })).body;
  const { slug } = await ctx().db.organization.findUniqueOrThrow({ where: { id: shop.own().id } });
  const portal = await enterPortal(world(), { token, slug, address: "198.51.100.1" });
  if (!portal) throw new Error("a new session opens the portal");
  return {
    page: async () => (await readOwnBenefits(portal, 1)).items,
    grants: async () => (await api("GET", "/customer-portal/benefit-grants", undefined, { token })).text,
  };
}

test("a note is read by whom it was granted to, as it is now, and no longer once it is taken back", async () => {
  const secret = { ...leastOf.custom, properties: { note: "The door code is 1234" } };
  const [note, flag] = [await aBenefitOf(ctx(), secret), await aBenefitOf(ctx(), leastOf.feature_flag)];
  const product = await aProductWith(shop, [note, flag, await aBenefit(ctx())]);
  const order = await buy(shop, product.id, { email: "reader@example.com" });
  const { page, grants } = await portalOf(order.customer_id);
  expect(await page()).toEqual([]);
  expect(await grants()).not.toContain("door code");
  await runJobs();
  expect((await page()).map((own) => [own.description, own.note]).sort()).toEqual([
    ["Advice", "The door code is 1234"],
    ["Export", null],
  ]);
  await api("PATCH", `/benefits/${note.id}`, {
    type: "custom",
    properties: { note: "The door code is 5678" },
  });
  expect(await grants()).toContain("5678");
  await refund(shop, order.id, 2000);
  for (let round = 0; round < 3; round++) await runJobs({ evenLater: true });
  expect(await page()).toEqual([]);
  expect(await grants()).not.toContain("5678");
});

test("another customer reads nothing of it", async () => {
  const product = await aProductWith(shop, [await aBenefitOf(ctx(), leastOf.custom)]);
  await buy(shop, product.id, { email: "owner@example.com" });
  await runJobs();
  const other = await buy(shop, (await aProductWith(shop, [])).id, { email: "other@example.com" });
  expect(await (await portalOf(other.customer_id)).page()).toEqual([]);
});

test("what one was granted is filtered by type and description, and sorted by type", async () => {
  const made = [await aBenefitOf(ctx(), leastOf.feature_flag), await aBenefitOf(ctx(), leastOf.custom)];
  const order = await buy(shop, (await aProductWith(shop, made)).id, { email: "filters@example.com" });
  await runJobs();
  const { token } = (await api("POST", "/customer-sessions", { customer_id: order.customer_id })).body;
  const list = async (query: string) =>
    (await api("GET", `/customer-portal/benefit-grants?${query}`, undefined, { token })).body.items.map(
      ({ benefit }: { benefit: { kind: string } }) => benefit.kind,
    );
  expect(await list("type=custom")).toEqual(["custom"]);
  expect(await list("query=port")).toEqual(["feature_flag"]);
  expect(await list("sorting=type")).toEqual(["custom", "feature_flag"]);
  expect(await list("sorting=-type")).toEqual(["feature_flag", "custom"]);
});
