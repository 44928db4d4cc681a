import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import { SECOND_MS } from "@/lib/time";
import type { Context } from "@/server/context";
import { sql } from "@/server/db/sql";
import type { CustomerRef } from "./input-schema";
import { accountOf } from "./ledger";

/** A customer of the organization, and the account in the ledger. */
export type CustomerAccount = { organization_id: string; customer_id: string; account: string };

const REMEMBERED_MS = 5 * SECOND_MS;
const MOST_REMEMBERED = 50_000;

/** Customers who were there a moment ago, by account: whoever spends does so again and again, and a debit should cost no query. */
const remembered = new Map<string, number>();

/** Makes a deleted customer be looked up again at once in this process; others notice within five seconds. */
export const forgetCustomer = (organizationId: string, customerId: string): boolean =>
  remembered.delete(accountOf(organizationId, customerId));

/** The account of the customer that a request names. @throws ResourceNotFound for a deleted one or another organization's too */
export async function getAccount(
  ctx: Pick<Context, "read" | "organizationId">,
  ref: CustomerRef,
): Promise<CustomerAccount> {
  const { organizationId } = ctx;
  const account = ref.customer_id && accountOf(organizationId, ref.customer_id);
  if (account && ref.customer_id && (remembered.get(account) ?? 0) > Date.now())
    return { organization_id: organizationId, customer_id: ref.customer_id, account };
  const found = await findAccount(ctx, ref);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(found.account, Date.now() + REMEMBERED_MS);
  return found;
}

async function findAccount(
  { read, organizationId }: Pick<Context, "read" | "organizationId">,
  { customer_id, external_customer_id }: CustomerRef,
): Promise<CustomerAccount> {
  const named = customer_id
    ? sql`id = ${customer_id}::uuid`
    : sql`external_id = ${external_customer_id ?? null}`;
  const [found] = await read<{ id: string }>(sql`
    SELECT id FROM customer WHERE organization_id = ${organizationId}::uuid AND ${named} AND deleted_at IS NULL`);
  if (!found) throw new ResourceNotFound();
  return {
    organization_id: organizationId,
    customer_id: found.id,
    account: accountOf(organizationId, found.id),
  };
}
