import { expect } from "vitest";
import type { Dispute } from "@/modules/disputes/schema";
import type { Order } from "@/modules/orders/schema";
import { eventually } from "../integration/sandbox/start-sandbox.ts";
import type { Shop } from "../setup/shop.ts";
import { anOrder } from "./order.ts";
import type { Merchant } from "./organization.ts";

/** A card of Stripe's whose payments are disputed at once. */
export const DISPUTED = "4000000000000259";

/** An order whose payment the buyer's bank disputes, and the dispute as Stripe has it; nothing is recorded of it yet. */
export async function aDisputedOrder(
  shop: Shop,
  merchant: Pick<Merchant, "token" | "ctx"> = shop.own(),
  card = DISPUTED,
) {
  const order: Order = await anOrder(shop, merchant, { card });
  const { stripe_payment_intent_id: intent } = await merchant.ctx.db.payment.findFirstOrThrow({
    where: { order_id: order.id },
  });
  const dispute = await eventually(
    async () => (await shop.sandbox().stripe.disputes.list({ payment_intent: intent ?? "" })).data[0],
  );
  return { order, dispute };
}

/** A dispute that was recorded and awaits an answer. */
export async function aDispute(shop: Shop, merchant?: Pick<Merchant, "token" | "ctx">): Promise<Dispute> {
  const { order, dispute } = await aDisputedOrder(shop, merchant);
  const { recordDispute } = await import("@/modules/disputes");
  const { world } = await import("@/server/context");
  await recordDispute(world(), dispute);
  const token = (merchant ?? shop.own()).token;
  const { body } = await shop.api("GET", `/disputes?order_id=${order.id}`, undefined, { token });
  expect(body.items).toHaveLength(1);
  return body.items[0];
}
