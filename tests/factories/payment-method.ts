import { newId } from "@/lib/id";
import { keepPaymentMethod } from "@/modules/payment-methods";
import type { Means } from "@/modules/payments";
import type { Context } from "@/server/context";
import { transaction } from "@/server/db/transaction";

/** A card that nobody has at Stripe, unless named otherwise. */
export const aMeans = (named: Partial<Means> = {}): Means => ({
  stripe_payment_method_id: `pm_${newId()}`,
  type: "card",
  card: { brand: "visa", last4: "4242", exp_month: 12, exp_year: 2040 },
  ...named,
});

/** A saved payment method of a customer; answers our id. */
export const aPaymentMethod = (
  ctx: Context,
  customer_id: string,
  named: Partial<Means> = {},
): Promise<string> => {
  const means = { organization_id: ctx.organizationId, customer_id, means: aMeans(named) };
  return transaction(ctx.db, async (tx) => {
    const id = await keepPaymentMethod(tx, means, ctx.now);
    if (!id) throw new Error("the customer is gone");
    return id;
  });
};
