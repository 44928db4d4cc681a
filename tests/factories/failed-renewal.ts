import { payUrl } from "@/modules/orders";
import { runDue } from "@/modules/subscriptions";
import type { Context } from "@/server/context";
import type { Shop } from "../setup/shop.ts";
import { aSubscription } from "./subscription.ts";

/** The organization at noon of a day. */
export const at = (ctx: Context, day: string): Context => ({ ...ctx, now: new Date(`${day}T12:00:00Z`) });

/** A subscription whose renewal of 10 February was declined, and the calls on the link to its order. */
export async function aFailedRenewal(shop: Shop, card: string | null = "pm_card_chargeCustomerFail") {
  const { ctx } = shop.own();
  const { subscriptionId, customerId } = await aSubscription(at(ctx, "2026-01-10"), { card });
  await runDue(at(ctx, "2026-02-10"));
  const orderOf = () =>
    ctx.db.order.findFirstOrThrow({
      where: { subscription_id: subscriptionId },
      orderBy: { number: "desc" },
      include: { payments: { orderBy: { id: "asc" } } },
    });
  const { id } = await orderOf();
  const token = payUrl(id).split("/pay/")[1] ?? "";
  const path = `/orders/client/${token}`;
  return {
    id,
    subscriptionId,
    customerId,
    path,
    order: orderOf,
    row: () => ctx.db.subscription.findUniqueOrThrow({ where: { id: subscriptionId } }),
    look: () => shop.api("GET", path, undefined, { token: null }),
    pay: (body: object = {}) => shop.api("POST", `${path}/pay`, body, { token: null }),
  };
}
