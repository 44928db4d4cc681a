import type { Prisma } from "@/generated/prisma/client.ts";
import { newId } from "@/lib/id";
import { aProduct } from "../../factories/product.ts";
import type { Shop } from "../../setup/shop.ts";

/** A monthly subscription of 10.00 USD as a row alone: what the engine would have written. */
export async function aSubscription(
  shop: Shop,
  customer_id: string,
  named: Partial<Prisma.subscriptionUncheckedCreateInput>,
): Promise<void> {
  const { ctx, id: organization_id } = shop.own();
  const product = await aProduct(ctx);
  const at = new Date();
  const end = new Date(at.getTime() + 30 * 86_400_000);
  await ctx.db.subscription.create({
    data: {
      id: newId(),
      organization_id,
      customer_id,
      product_id: product.id,
      price_id: product.prices[0]?.id ?? "",
      status: "active",
      currency: "usd",
      amount: 1000,
      recurring_interval: "month",
      recurring_interval_count: 1,
      anchor_at: at,
      current_period_start: at,
      current_period_end: end,
      started_at: at,
      due_at: end,
      ...named,
    },
  });
}
