import "server-only";
import { findStripeCustomer, setStripeCustomer } from "@/modules/customers";
import { hashOf } from "@/server/auth/token";
import type { World } from "@/server/context";

/** The customer at Stripe, made when they first pay or leave a means; null where they are gone here. */
export async function stripeCustomerOf(
  world: World,
  customer: { id: string; organization_id: string },
): Promise<string | null> {
  const known = await findStripeCustomer(world.read, customer.id);
  if (!known) return null;
  if (known.stripe_customer_id) return known.stripe_customer_id;
  const details = { ...(known.email && { email: known.email }), ...(known.name && { name: known.name }) };
  const made = await world.stripe.customers.create(
    { ...details, metadata: { customer_id: customer.id, organization_id: customer.organization_id } },
    // A name corrected between two tries is another request to Stripe, and so has another key.
    { idempotencyKey: `florin-customer-${customer.id}-${hashOf(JSON.stringify(details)).slice(0, 16)}` },
  );
  await setStripeCustomer(world.read, customer.id, made.id);
  // Where two made one each, the first is kept: a saved means must belong to the one that is charged later.
  const kept = await findStripeCustomer(world.read, customer.id);
  return kept?.stripe_customer_id ?? made.id;
}
