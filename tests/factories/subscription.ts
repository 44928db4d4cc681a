import { newId } from "@/lib/id";
import type { Customer } from "@/modules/customers/schema";
import { Sold } from "@/modules/orders/schema";
import { keepPaymentMethod } from "@/modules/payment-methods";
import { meansOf } from "@/modules/payments";
import type { Product } from "@/modules/products/schema";
import { beginSubscription } from "@/modules/subscriptions";
import type { Context } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { aCustomer } from "./customer.ts";
import { aProduct } from "./product.ts";

type Named = {
  product?: Product;
  customer?: Customer;
  /** A card as Stripe's test ids name it; null: none is left. */
  card?: string | null;
  discount_id?: string;
  trial_end?: Date;
  checkout_id?: string;
  /** The free one that goes on as this. */
  upgraded_id?: string;
};

/** A card that Stripe keeps for a customer, and that is charged by default. */
export async function aSavedCard(ctx: Context, customerId: string, card = "pm_card_visa"): Promise<string> {
  const { stripe } = ctx;
  const row = await ctx.db.customer.findUniqueOrThrow({ where: { id: customerId } });
  const owner = row.stripe_customer_id ?? (await stripe.customers.create({ name: "Buyer" })).id;
  await ctx.db.customer.update({ where: { id: customerId }, data: { stripe_customer_id: owner } });
  const method = await stripe.paymentMethods.attach(card, { customer: owner });
  const { organizationId: organization_id } = ctx;
  const means = { organization_id, customer_id: customerId, means: meansOf(method) };
  return transaction(ctx.db, async (tx) => {
    const id = await keepPaymentMethod(tx, means, ctx.now);
    if (!id) throw new Error("the customer is gone");
    return id;
  });
}

/** A plan of 20.00 a month, unless named otherwise. */
export const aPlan = (ctx: Context, named: Parameters<typeof aProduct>[1] = {}): Promise<Product> =>
  aProduct(ctx, {
    name: "Monthly plan",
    recurring_interval: "month",
    prices: [{ amount_type: "fixed", price_amount: 2000 }],
    ...named,
  });

/** A subscription as a checkout begins it at `ctx.now`: to a plan of 20.00 a month, with a card that pays, unless named otherwise. */
export async function aSubscription(
  ctx: Context,
  named: Named = {},
): Promise<{ subscriptionId: string; orderId: string; customerId: string; product: Product }> {
  const product = named.product ?? (await aPlan(ctx));
  const customer = named.customer ?? (await aCustomer(ctx));
  if (named.card !== null) await aSavedCard(ctx, customer.id, named.card);
  const [price] = product.prices;
  if (price?.amount_type !== "fixed") throw new Error("the first price is a fixed one");
  const paid = named.trial_end ? 0 : price.price_amount;
  const sold = Sold.parse({
    seller: { name: "Acme", receipt_url: "http://127.0.0.1/receipt" },
    organization_id: ctx.organizationId,
    checkout_id: newId(),
    customer_id: customer.id,
    product_id: product.id,
    price_id: price.id,
    label: product.name,
    discount_id: named.discount_id ?? null,
    currency: price.price_currency,
    subtotal_amount: paid,
    discount_amount: 0,
    net_amount: paid,
    tax_amount: 0,
    total_amount: paid,
    tax_behavior: "exclusive",
    tax: null,
    billing_name: null,
    billing_address: customer.billing_address,
    tax_id: null,
    metadata: {},
    custom_field_data: {},
    recurring: {
      product_name: product.name,
      amount: price.price_amount,
      cycle: { interval: product.recurring_interval, count: product.recurring_interval_count },
      tax_behavior: "exclusive",
      trial_end: named.trial_end?.toISOString() ?? null,
      upgraded_id: named.upgraded_id ?? null,
    },
  });
  const begun = await transaction(ctx.db, async (tx) => {
    const row = { ...sold, checkout_id: named.checkout_id ?? null };
    // Without a checkout of its own the order names none.
    return beginSubscription(tx, row as never, null, null, ctx.now);
  });
  return { ...begun, customerId: customer.id, product };
}
