import { expect, test } from "vitest";
import { aDispute, aDisputedOrder } from "../../factories/dispute.ts";
import { shopForTest } from "../../setup/shop.ts";

const INQUIRED = "4000000000001976";

const shop = shopForTest();
const { api, own } = shop;

const accept = (id: string) => api("POST", `/disputes/${id}/accept`);

const atStripe = async (id: string) => {
  const { stripe_dispute_id } = await own().ctx.db.dispute.findUniqueOrThrow({ where: { id } });
  return shop.sandbox().stripe.disputes.retrieve(stripe_dispute_id);
};

const typesOf = async (id: string) =>
  (await own().ctx.db.webhook_event.findMany({ where: { object_id: id }, orderBy: { id: "asc" } })).map(
    ({ type }) => type,
  );

test("a dispute given up is lost here and closed at Stripe", async () => {
  const { id } = await aDispute(shop);
  const { status, body } = await accept(id);
  expect(status).toBe(200);
  expect(body).toMatchObject({ id, status: "lost", resolved: true, closed: true, evidence_due_by: null });
  expect(await atStripe(id)).toMatchObject({ status: "lost" });
  expect(await typesOf(id)).toEqual(["dispute.created", "dispute.updated"]);
});

test("however many give it up at once, Stripe closes it once and each hears that it is lost or no longer open", async () => {
  const { id } = await aDispute(shop);
  const answers = await Promise.all([1, 2, 3, 4].map(() => accept(id)));
  expect(answers.map(({ status }) => status).filter((status) => status !== 409)).toContain(200);
  expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
  const { data } = await shop.sandbox().stripe.events.list({ type: "charge.dispute.closed", limit: 100 });
  const { id: stripeId } = await atStripe(id);
  expect(data.filter(({ data: { object } }) => "id" in object && object.id === stripeId)).toHaveLength(1);
  expect(await typesOf(id)).toEqual(["dispute.created", "dispute.updated"]);
});

test("one that was decided or answered elsewhere is refused and shown as it stands at Stripe", async () => {
  const { id } = await aDispute(shop);
  const { id: stripeId } = await atStripe(id);
  await shop.sandbox().stripe.disputes.update(stripeId, {
    evidence: { product_description: "It came." },
    submit: true,
  });
  const refused = await accept(id);
  expect([refused.status, refused.body.error]).toEqual([409, "DisputeNotOpenError"]);
  expect((await api("GET", `/disputes/${id}`)).body.status).toBe("under_review");
  expect((await accept(id)).status).toBe(409);
});

test("an early warning given up is prevented", async () => {
  const { order, dispute } = await aDisputedOrder(shop, own(), INQUIRED);
  const { recordDispute } = await import("@/modules/disputes");
  const { world } = await import("@/server/context");
  await recordDispute(world(), dispute);
  const [{ id }] = (await api("GET", `/disputes?order_id=${order.id}`)).body.items;
  expect((await accept(id)).body).toMatchObject({ status: "prevented", closed: true, resolved: false });
});

test("another organization gives up nothing", async () => {
  const { id } = await aDispute(shop);
  const { token } = await shop.merchant();
  expect((await api("POST", `/disputes/${id}/accept`, undefined, { token })).status).toBe(404);
  expect(await atStripe(id)).toMatchObject({ status: "needs_response" });
});
