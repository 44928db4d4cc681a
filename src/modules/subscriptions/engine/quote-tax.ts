import "server-only";
import { calculateTax, type Tax } from "@/modules/tax";
import type { World } from "@/server/context";
import { empty, sql } from "@/server/db/sql";
import { env } from "@/server/env";
import { inScope, readBillable, type Scope } from "../repository";
import type { BillableRow } from "../row";

/** The tax on what a subscription is billed, by its customer's address. Asks Stripe Tax where that is configured. */
export const taxOn = (world: World, row: BillableRow): Promise<Tax | null> =>
  calculateTax(world, {
    amount: row.amount,
    currency: row.currency,
    behavior: row.tax_option,
    address: row.customer.billing_address,
    isBusiness: row.customer.tax_id !== null,
    taxId: row.customer.tax_id,
    sellerCountry: row.organization.country,
  });

/** Taxes that were asked for before a transaction, by subscription, with the version that they hold for. */
export type TaxQuotes = Map<string, { version: number; tax: Tax | null }>;

/**
 * Where Stripe Tax is configured: the taxes of what is due, asked for outside any transaction; few at a time, since another worker may ask for
 * the same. Null where the built-in table tells them at once.
 */
export async function quoteTaxes(world: World, scope: Scope, only?: string): Promise<TaxQuotes | null> {
  if (env.STRIPE_TAX !== "on") return null;
  const due = await world.read<{ id: string }>(sql`
    SELECT id FROM subscription
    WHERE due_at <= ${scope.now} AND changing_payment_id IS NULL AND ${inScope(scope, "organization_id")}
      ${only ? sql`AND id = ${only}::uuid` : empty}
    ORDER BY due_at LIMIT ${Math.min(scope.limit, 20)}`);
  const rows = await readBillable(
    world.read,
    due.map(({ id }) => id),
  );
  const quotes = await Promise.all(
    rows.map(async (row) => [row.id, { version: row.version, tax: await taxOn(world, row) }] as const),
  );
  return new Map(quotes);
}
