import "server-only";
import { listOwnGrants } from "@/modules/benefit-grants";
import { listWallets } from "@/modules/books";
import { getBalance, listTransactions } from "@/modules/credits";
import { listMembersOf } from "@/modules/customer-members";
import { readHeldSeats } from "@/modules/customer-seats";
import { getPortalCustomer } from "@/modules/customers";
import { listOwnKeys } from "@/modules/license-keys";
import { customerOrders, listOrders } from "@/modules/orders";
import { listPaymentMethods } from "@/modules/payment-methods";
import { customerSubscriptions, listSubscriptions } from "@/modules/subscriptions";
import type { Context } from "@/server/context";
import type { PageOf } from "@/server/http/list";
import { CustomerData } from "./schema";

const PAGE = 100;

type Request = { page: number; limit: number; sorting: { column: string; descending: boolean }[] };

/** Every item of every page, the oldest first. */
async function allOf<T>(list: (request: Request) => Promise<PageOf<T>>): Promise<T[]> {
  const all: T[] = [];
  for (let page = 1; ; page++) {
    const sorting = [{ column: "created_at", descending: false }];
    const { items } = await list({ page, limit: PAGE, sorting });
    all.push(...items);
    if (items.length < PAGE) return all;
  }
}

/**
 * All that there is of a customer, as they themselves see it: the schema leaves out what the merchant keeps for itself, and nothing of others is in it. Amounts in minor
 * units.
 *
 * @throws ResourceNotFound, ServiceUnavailable while the ledger cannot be asked
 */
export async function exportOwnData(ctx: Context, customerId: string): Promise<CustomerData> {
  const { read, organizationId } = ctx;
  const own = { customer_id: [customerId] };
  const subscriptions = await allOf((page) => listSubscriptions(read, organizationId, { ...page, ...own }));
  const orders = await allOf((page) => listOrders(read, organizationId, { ...page, ...own }));
  return CustomerData.parse({
    exported_at: ctx.now.toISOString(),
    customer: await getPortalCustomer(ctx, customerId),
    members: await allOf((page) => listMembersOf(ctx, { id: customerId }, page)),
    subscriptions: await customerSubscriptions(read, organizationId, subscriptions),
    seats: await readHeldSeats(ctx, customerId),
    orders: await customerOrders(read, organizationId, orders),
    wallets: await allOf((page) => listWallets(ctx, customerId, page)),
    payment_methods: await allOf((page) => listPaymentMethods(ctx, { id: customerId }, page)),
    benefit_grants: await allOf((page) => listOwnGrants(ctx, customerId, page)),
    license_keys: await allOf((page) => listOwnKeys(ctx, customerId, page)),
    credits: {
      account: await getBalance(ctx, { customer_id: customerId }),
      transactions: await allOf((page) => listTransactions(ctx, { ...page, customer_id: customerId })),
    },
  });
}
