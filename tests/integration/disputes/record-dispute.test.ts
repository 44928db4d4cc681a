import type Stripe from "stripe";
import { expect, test } from "vitest";
import type { Dispute } from "@/modules/disputes/schema";
import { aDisputedOrder, DISPUTED } from "../../factories/dispute.ts";
import { shopForTest } from "../../setup/shop.ts";
import { deliver, eventOf, eventsOf } from "../../setup/stripe-events.ts";
import { eventually, pay } from "../sandbox/start-sandbox.ts";

const INQUIRED = "4000000000001976";

const shop = shopForTest();
const { api, own } = shop;

const disputesOf = async (orderId: string): Promise<Dispute[]> =>
  (await api("GET", `/disputes?order_id=${orderId}`)).body.items;

const eventTypes = async (id: string) => {
  const events = await own().ctx.db.webhook_event.findMany({
    where: { object_id: id },
    orderBy: { id: "asc" },
  });
  return events.map(({ type }) => type);
};

test("a dispute is recorded with its order, its share of the tax and its deadline, and told once", async () => {
  const { order, dispute } = await aDisputedOrder(shop);
  const event = await eventOf(shop, dispute.id, "charge.dispute.created");
  expect(await deliver(shop, event, event)).toMatchObject({ failed: [] });
  const [recorded, ...others] = await disputesOf(order.id);
  expect(others).toEqual([]);
  expect(recorded).toMatchObject({
    status: "needs_response",
    resolved: false,
    closed: false,
    amount: 2000,
    tax_amount: 380,
    currency: "usd",
    reason: "fraudulent",
    evidence_due_by: new Date((dispute.evidence_details.due_by ?? 0) * 1000).toISOString(),
    past_due: false,
    order_id: order.id,
    case_id: null,
    customer: { id: order.customer_id, email: "buyer@example.com" },
  });
  expect((await api("GET", `/disputes/${recorded?.id}`)).body).toEqual(recorded);
  expect(await eventTypes(recorded?.id ?? "")).toEqual(["dispute.created"]);
});

test.for([
  { evidence: "winning_evidence", status: "won" },
  { evidence: "losing_evidence", status: "lost" },
])("a dispute that is $status says so, in whatever order its events come", async ({ evidence, status }) => {
  const { order, dispute } = await aDisputedOrder(shop);
  const { stripe } = shop.sandbox();
  await stripe.disputes.update(dispute.id, { evidence: { uncategorized_text: evidence } });
  await deliver(shop, await eventOf(shop, dispute.id, "charge.dispute.updated"));
  expect(await disputesOf(order.id)).toMatchObject([{ status: "under_review", evidence_due_by: null }]);
  await eventOf(shop, dispute.id, "charge.dispute.closed");
  const events = (await eventsOf(shop, dispute.id)).reverse();
  await deliver(shop, ...events);
  const { recordDispute } = await import("@/modules/disputes");
  const { world } = await import("@/server/context");
  await Promise.all(
    [...events, ...events].map(({ data }) => recordDispute(world(), data.object as Stripe.Dispute)),
  );
  const [recorded, ...others] = await disputesOf(order.id);
  expect(others).toEqual([]);
  expect(recorded).toMatchObject({ status, resolved: true, closed: true, evidence_due_by: null });
  expect(await eventTypes(recorded?.id ?? "")).toEqual(["dispute.created", "dispute.updated"]);
});

test("first words about one dispute that come all at once record it once", async () => {
  const { order, dispute } = await aDisputedOrder(shop);
  const { recordDispute } = await import("@/modules/disputes");
  const { world } = await import("@/server/context");
  await Promise.all(Array.from({ length: 8 }, () => recordDispute(world(), dispute)));
  const recorded = await disputesOf(order.id);
  expect(recorded).toHaveLength(1);
  expect(await eventTypes(recorded[0]?.id ?? "")).toEqual(["dispute.created"]);
});

test("an inquiry is an early warning; refunded in part, the refund shows the dispute", async () => {
  const { order, dispute } = await aDisputedOrder(shop, own(), INQUIRED);
  await deliver(shop, await eventOf(shop, dispute.id, "charge.dispute.created"));
  expect(await disputesOf(order.id)).toMatchObject([{ status: "early_warning", closed: false }]);
  const refund = { order_id: order.id, reason: "other", amount: 500 };
  const { body } = await api("POST", "/refunds", refund);
  expect(body).toMatchObject({
    status: "succeeded",
    dispute: { status: "early_warning", order_id: order.id, amount: 2000 },
  });
  expect((await api("GET", `/orders/${order.id}`)).body.status).toBe("partially_refunded");
  await shop.sandbox().stripe.disputes.close(dispute.id);
  await deliver(shop, await eventOf(shop, dispute.id, "charge.dispute.closed"));
  expect(await disputesOf(order.id)).toMatchObject([{ status: "prevented", closed: true, resolved: false }]);
});

test("disputes are found by status and sorted, within their organization", async () => {
  const { order, dispute } = await aDisputedOrder(shop);
  await deliver(shop, await eventOf(shop, dispute.id, "charge.dispute.created"));
  const open = (await api("GET", "/disputes?status=needs_response&status=lost&sorting=-amount")).body.items;
  expect(open.map(({ order_id }: Dispute) => order_id)).toContain(order.id);
  expect(open.every(({ status }: Dispute) => status === "needs_response" || status === "lost")).toBe(true);
  const { token } = await shop.merchant();
  const [recorded] = await disputesOf(order.id);
  expect((await api("GET", "/disputes", undefined, { token })).body.items).toEqual([]);
  expect((await api("GET", `/disputes/${recorded?.id}`, undefined, { token })).status).toBe(404);
  expect((await api("GET", "/disputes?status=open")).status).toBe(422);
});

test("a deadline that has passed is past due", async () => {
  const { order, dispute } = await aDisputedOrder(shop);
  await deliver(shop, await eventOf(shop, dispute.id, "charge.dispute.created"));
  const { findDispute } = await import("@/modules/disputes/repository");
  const [recorded] = await disputesOf(order.id);
  const later = new Date(Date.now() + 30 * 86_400_000);
  const seen = await findDispute(own().ctx.read, own().id, recorded?.id ?? "", later);
  expect(seen).toMatchObject({ past_due: true });
});

test("a dispute over a payment that is not ours is left alone", async () => {
  const intent = await pay(shop.sandbox(), DISPUTED);
  const dispute = await eventually(
    async () => (await shop.sandbox().stripe.disputes.list({ payment_intent: intent.id })).data[0],
  );
  const before = await own().ctx.db.dispute.count();
  const ran = await deliver(shop, await eventOf(shop, dispute.id, "charge.dispute.created"));
  expect(ran.failed).toEqual([]);
  expect(await own().ctx.db.dispute.count()).toBe(before);
});

test("the official client reads disputes", async () => {
  const { ListResourceDispute$inboundSchema } = await import(
    "polar-sdk-strict/models/components/listresourcedispute.js"
  );
  const { body } = await api("GET", "/disputes");
  expect(body.items.length).toBeGreaterThan(0);
  expect(ListResourceDispute$inboundSchema.safeParse(body).error).toBeUndefined();
});
