import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { Context } from "@/server/context";
import { sql } from "@/server/db/sql";
import type { CustomerRef } from "./input-schema";
import { accountOf } from "./ledger";

/** A customer of the organization, and the account in the ledger. */
export type CustomerAccount = { organization_id: string; customer_id: string; account: string };

/** The account of the customer that a request names. @throws ResourceNotFound for a deleted one or another organization's too */
export async function getAccount(
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
