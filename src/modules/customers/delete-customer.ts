import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import { forgetBuyer } from "@/modules/checkouts";
import { forgetAccounts } from "@/modules/connections";
import { forgetCustomer } from "@/modules/credits";
import { forgetHolder } from "@/modules/customer-seats";
import { forgetActivations } from "@/modules/license-keys";
import { forgetPaymentMethods } from "@/modules/payment-methods";
import { endSubscriptionsOf } from "@/modules/subscriptions";
import type { Context } from "@/server/context";
import type { Tx } from "@/server/db/client";
import { transaction } from "@/server/db/transaction";
import { emit } from "@/server/events/outbox";
import { anonymizeCustomer, type CustomerKey, lockCustomer } from "./repository";
import type { Customer } from "./schema";

/**
 * Forgets who a customer was and keeps what they bought: orders hold their own name and address, as the books need them.
 * E-mail and external id are free again. `customer.deleted` tells of the customer as they were; `tell` may say more, in the same transaction.
 * @throws ResourceNotFound
 */
export async function deleteCustomer(
  ctx: Context,
  key: CustomerKey,
  tell?: (tx: Tx, customer: Customer) => Promise<void>,
): Promise<undefined> {
  const { organizationId, now } = ctx;
  const id = await transaction(ctx.db, async (tx) => {
    const customer = await lockCustomer(tx, organizationId, key);
    if (!customer) throw new ResourceNotFound();
    await endSubscriptionsOf(tx, { organization_id: organizationId, customer_id: customer.id }, now);
    await forgetHolder(tx, organizationId, customer, now);
    await forgetPaymentMethods(tx, { organization_id: organizationId, customer_id: customer.id });
    await forgetBuyer(tx, {
      organization_id: organizationId,
      customer_id: customer.id,
      email: customer.email,
    });
    await forgetActivations(tx, { organization_id: organizationId, customer_id: customer.id });
    await forgetAccounts(tx, customer.id);
    await anonymizeCustomer(tx, organizationId, customer.id, now);
    await tell?.(tx, customer);
    const payload = { ...customer, deleted_at: now.toISOString() };
    await emit(tx, { type: "customer.deleted", organizationId, objectId: customer.id, payload });
    return customer.id;
  });
  forgetCustomer(organizationId, id);
}
