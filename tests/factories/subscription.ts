import { newId } from "@/lib/id";
import { amountFor } from "@/modules/checkouts/rules";
import type { Customer } from "@/modules/customers/schema";
import { Sold } from "@/modules/orders/schema";
import { keepPaymentMethod } from "@/modules/payment-methods";
import { meansOf } from "@/modules/payments";
import { soldLabel } from "@/modules/products";
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
  /** Of a plan that is sold by the seat; else its fewest. */
  seats?: number;
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

/** A plan of 10.00 a month for each seat, from the fifth on 8.00 for all of them; at most twenty. */
export const aTeamPlan = (ctx: Context, named: Parameters<typeof aProduct>[1] = {}): Promise<Product> =>
  aPlan(ctx, { name: "Team plan", prices: [teamPrice], ...named });

export const teamPrice = {
  amount_type: "seat_based" as const,
  seat_tiers: {
    seat_tier_type: "volume" as const,
    tiers: [
      { min_seats: 1, max_seats: 4, price_per_seat: 1000 },
      { min_seats: 5, max_seats: 20, price_per_seat: 800 },
    ],
  },
};

/** A subscription as a checkout begins it at `ctx.now`: to a plan of 20.00 a month, with a card that pays, unless named otherwise. */
export async function aSubscription(
  ctx: Context,
  named: Named = {},
): Promise<{ subscriptionId: string; orderId: string; customerId: string; product: Product }> {
  const product = named.product ?? (await aPlan(ctx));
  const customer = named.customer ?? (await aCustomer(ctx));
  if (named.card !== null) await aSavedCard(ctx, customer.id, named.card);
  const [price] = product.prices;
  if (!price) throw new Error("the product has a price");
  const chosen = { amount: null, seats: named.seats ?? null, min_seats: null, max_seats: null };
  const { amount, seats } = amountFor(price, chosen);
  const paid = named.trial_end ? 0 : amount;
  const sold = Sold.parse({
    seller: { name: "Acme", receipt_url: "http://127.0.0.1/receipt" },
    organization_id: ctx.organizationId,
    checkout_id: newId(),
    customer_id: customer.id,
    product_id: product.id,
    price_id: price.id,
    label: soldLabel(product.name, seats),
    seats,
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
      amount,
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
