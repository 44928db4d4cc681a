import "server-only";
import { invalidField } from "@/lib/errors";
import { findCustomer, findCustomerByExternalId } from "@/modules/customers";
import { soldLabel } from "@/modules/products";
import type { Context } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { beginSubscription, type SoldSubscription } from "./begin-subscription";
import { findSubscription } from "./find-subscriptions";
import { getTerms } from "./find-terms";
import type { Subscription, SubscriptionCreate } from "./schema";
import { readBack } from "./transit";

/**
 * Gives a customer a subscription to a product that costs nothing, without a checkout. `id` names it, so that a repeated request makes no second one.
 *
 * @throws RequestValidationError where the product costs something or is not sold by the period, or there is no such customer.
 */
export async function createSubscription(
  ctx: Context,
  id: string,
  input: SubscriptionCreate,
): Promise<Subscription> {
  const { organizationId, read, now } = ctx;
  const made = await findSubscription(read, organizationId, id);
  if (made) return made;
  const { product_id, customer_id, external_customer_id: externalId = "", metadata = {} } = input;
  const customer = customer_id
    ? await findCustomer(read, organizationId, customer_id)
    : await findCustomerByExternalId(read, organizationId, externalId);
  if (!customer)
    throw invalidField(customer_id ? "customer_id" : "external_customer_id", "No such customer.");
  const terms = await getTerms(read, organizationId, product_id, { currency: null, seats: null });
  const { amount, seats, price_id, product_name, currency, cycle, tax_behavior } = terms;
  if (amount > 0)
    throw invalidField("product_id", "This product costs something: send the customer to a checkout.");
  const sold: SoldSubscription = {
    organization_id: organizationId,
    checkout_id: null,
    customer_id: customer.id,
    product_id,
    price_id,
    label: soldLabel(product_name, seats),
    seats,
    discount_id: null,
    currency,
    subtotal_amount: 0,
    discount_amount: 0,
    net_amount: 0,
    tax_amount: 0,
    total_amount: 0,
    tax_behavior: null,
    tax: null,
    billing_name: customer.billing_name ?? customer.name,
    billing_address: customer.billing_address,
    tax_id: null,
    metadata,
    custom_field_data: {},
    recurring: { product_name, amount, cycle, tax_behavior, trial_end: null, upgraded_id: null },
  };
  return transaction(ctx.db, async (tx) => {
    await beginSubscription(tx, sold, null, null, now, id);
    return readBack(tx, organizationId, id);
  });
}
