import "server-only";
import { type HeldGrant, heldGrants, toHeldGrant } from "@/modules/benefit-grants";
import { type ArchivedUnits, archivedUnits } from "@/modules/credits";
import type { Answers } from "@/modules/custom-fields/schema";
import { type CustomerKey, type CustomerRow, toCustomer, whereCustomer } from "@/modules/customers";
import type { Customer } from "@/modules/customers/schema";
import { type SubscriptionColumns, toOrderSubscription } from "@/modules/orders";
import { type Read, raw, sql } from "@/server/db/sql";
import type { CustomerState } from "./schema";

type ActiveSubscription = CustomerState["active_subscriptions"][number];
type SubscriptionRow = SubscriptionColumns & { custom_field_data: Answers };

/** What Postgres has of a customer at one moment. */
export type Holder = {
  customer: Customer;
  subscriptions: ActiveSubscription[];
  grants: ReturnType<typeof toHeldGrant>[];
  archived: ArchivedUnits | null;
};

type Row = {
  customer: CustomerRow;
  subscriptions: SubscriptionRow[];
  grants: HeldGrant[];
  archived: ArchivedUnits | null;
};

/** One query, so that all of it is of the same moment; null where there is no such customer. */
export async function findHolder(
  read: Read,
  organizationId: string,
  key: CustomerKey,
): Promise<Holder | null> {
  const [row] = await read<Row>(sql`
    SELECT to_jsonb(c.*) AS customer,
      coalesce((SELECT jsonb_agg(to_jsonb(s.*) ORDER BY s.started_at, s.id) FROM subscription s
        WHERE s.customer_id = c.id AND s.organization_id = c.organization_id AND s.status IN ('trialing', 'active')), '[]')
        AS subscriptions,
      ${heldGrants(organizationId, raw("c.id"))} AS grants,
      ${archivedUnits(organizationId, raw("c.id"))} AS archived
    FROM customer c WHERE ${whereCustomer(organizationId, key)}`);
  if (!row) return null;
  const { customer, subscriptions, grants, archived } = row;
  return {
    customer: toCustomer(customer),
    subscriptions: subscriptions.map(toActive),
    grants: grants.map(toHeldGrant),
    archived,
  };
}

function toActive(row: SubscriptionRow): ActiveSubscription {
  const { checkout_id, customer_id, seats, ...shown } = toOrderSubscription(row);
  return { ...shown, custom_field_data: row.custom_field_data, meters: [] };
}
