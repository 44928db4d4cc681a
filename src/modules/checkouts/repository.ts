import "server-only";
import type { z } from "zod";
import type { DiscountRow } from "@/modules/discounts";
import { SubscriptionSettings } from "@/modules/organizations/schema";
import type { PriceRow } from "@/modules/products";
import type { TaxBehaviorOption } from "@/modules/tax";
import type { Tx } from "@/server/db/client";
import { join, type Read, raw, readIn, type Sql, sql } from "@/server/db/sql";
import { type CheckoutFields, columnsOf } from "./columns";
import type { CheckoutStatus, PaymentFailure } from "./schema";
import type { Recurrence } from "./trial";

/** What the checkout needs to know of its organization. */
export type Seller = {
  id: string;
  created_at: Date;
  modified_at: Date | null;
  name: string;
  slug: string;
  avatar_url: string | null;
  brand_color: string | null;
  country: string | null;
  default_currency: string;
  default_tax_behavior: TaxBehaviorOption;
  subscription_settings: z.output<typeof SubscriptionSettings>;
};

export type CheckoutRow = CheckoutFields & {
  id: string;
  organization_id: string;
  checkout_link_id: string | null;
  client_secret: string;
  status: CheckoutStatus;
  expires_at: Date;
  payment_processor_metadata: Record<string, string>;
  failure: PaymentFailure | null;
  confirmed_at: Date | null;
  version: number;
  created_at: Date;
  modified_at: Date | null;
  seller: Seller;
  price: PriceRow;
  ad_hoc_prices: PriceRow[];
  order_id: string | null;
  product_name: string;
  recurrence: Recurrence;
  discount: DiscountRow | null;
};

const recurrence = raw(`jsonb_build_object('recurring_interval', product.recurring_interval,
    'recurring_interval_count', product.recurring_interval_count, 'trial_interval', product.trial_interval,
    'trial_interval_count', product.trial_interval_count) AS recurrence`);

const rowSelect = sql`
  checkout.*,
  to_jsonb(organization.*) - 'settings'
    || jsonb_build_object('subscription_settings', organization.settings -> 'subscription_settings') AS seller,
  to_jsonb(price.*) AS price,
  coalesce((SELECT jsonb_agg(to_jsonb(made.*) ORDER BY made.position) FROM price AS made
    WHERE made.checkout_id = checkout.id), '[]') AS ad_hoc_prices,
  (SELECT id FROM "order" WHERE "order".checkout_id = checkout.id) AS order_id,
  (SELECT to_jsonb(discount.*) FROM discount WHERE discount.id = checkout.discount_id) AS discount,
  product.name AS product_name, ${recurrence}`;

const rowJoins = sql`
  JOIN organization ON organization.id = checkout.organization_id
  JOIN price ON price.id = checkout.price_id
  JOIN product ON product.id = checkout.product_id`;

/** Times inside JSON come as text. */
const instants = <T extends { created_at: Date; modified_at: Date | null }>(json: T): T => ({
  ...json,
  created_at: new Date(json.created_at),
  modified_at: json.modified_at && new Date(json.modified_at),
});

/** What is not set has its default. */
const toSeller = (seller: Seller): Seller => ({
  ...instants(seller),
  subscription_settings: SubscriptionSettings.parse(seller.subscription_settings ?? {}),
});

const toRow = (row: CheckoutRow): CheckoutRow => ({ ...row, seller: toSeller(row.seller) });

async function findBy(read: Read, where: Sql): Promise<CheckoutRow | null> {
  const [row] = await read<CheckoutRow>(sql`SELECT ${rowSelect} FROM checkout ${rowJoins} WHERE ${where}`);
  return row ? toRow(row) : null;
}

export const findCheckout = (read: Read, organizationId: string, id: string) =>
  findBy(read, sql`checkout.organization_id = ${organizationId}::uuid AND checkout.id = ${id}::uuid`);

/** By the secret alone: whoever holds it is the buyer. */
export const findCheckoutBySecret = (read: Read, clientSecret: string) =>
  findBy(read, sql`checkout.client_secret = ${clientSecret}`);

/** By id alone: for jobs, which know no caller. */
export const findCheckoutById = (read: Read, id: string) => findBy(read, sql`checkout.id = ${id}::uuid`);

export const checkoutPage = { select: rowSelect, joins: rowJoins, toRow };

export async function findSeller(read: Read, organizationId: string): Promise<Seller | null> {
  const [seller] = await read<Seller>(sql`
    SELECT id, created_at, modified_at, name, slug, avatar_url, brand_color, country, default_currency,
      default_tax_behavior, settings -> 'subscription_settings' AS subscription_settings
    FROM organization WHERE id = ${organizationId}::uuid`);
  return seller ? toSeller(seller) : null;
}

/** How a product is sold again and again, and what it may be tried for. */
export async function findRecurrence(read: Read, productId: string): Promise<Recurrence> {
  const [row] = await read<{ recurrence: Recurrence }>(
    sql`SELECT ${recurrence} FROM product WHERE id = ${productId}::uuid`,
  );
  if (!row) throw new Error(`product ${productId} is gone`);
  return row.recurrence;
}

export async function insertCheckout(
  tx: Tx,
  checkout: {
    id: string;
    organization_id: string;
    checkout_link_id: string | null;
    client_secret: string;
    created_at: Date;
    expires_at: Date;
    fields: CheckoutFields;
  },
): Promise<void> {
  const columns = columnsOf(checkout.fields);
  await tx.$executeRaw(sql`
    INSERT INTO checkout (id, organization_id, checkout_link_id, client_secret, created_at, expires_at,
      ${join(columns.map(([name]) => raw(name)))})
    VALUES (${checkout.id}::uuid, ${checkout.organization_id}::uuid, ${checkout.checkout_link_id}::uuid,
      ${checkout.client_secret}, ${checkout.created_at}, ${checkout.expires_at}, ${join(columns.map(([, value]) => value))})`);
}

/**
 * Writes the fields of an open checkout, if nobody changed it since `version` was read; one that `confirms` is
 * confirmed by the same statement. Answers whether it was written.
 */
export async function writeOpenCheckout(
  tx: Tx,
  row: Pick<CheckoutRow, "id" | "version">,
  fields: CheckoutFields,
  { at, confirms = false }: { at: Date; confirms?: boolean },
): Promise<boolean> {
  const assignments = columnsOf(fields).map(([name, value]) => sql`${raw(name)} = ${value}`);
  if (confirms)
    assignments.push(sql`status = 'confirmed', confirmed_at = ${at}, failure = NULL,
      payment_processor_metadata = '{}'`);
  const written = await tx.$executeRaw(sql`
    UPDATE checkout SET ${join(assignments)}, version = version + 1, modified_at = ${at}
    WHERE id = ${row.id}::uuid AND status = 'open' AND version = ${row.version}::int`);
  return written === 1;
}

/** Writes that the sale is made, and to whom; gives the checkout as it is then, by one statement. */
export async function writeSucceeded(tx: Tx, id: string, customerId: string, at: Date): Promise<CheckoutRow> {
  const [row] = await readIn(tx)<CheckoutRow>(sql`
    UPDATE checkout SET status = 'succeeded', customer_id = ${customerId}::uuid, failure = NULL,
      payment_processor_metadata = '{}', confirmed_at = coalesce(checkout.confirmed_at, ${at}),
      version = checkout.version + 1, modified_at = ${at}
    FROM organization, price, product
    WHERE checkout.id = ${id}::uuid AND organization.id = checkout.organization_id
      AND price.id = checkout.price_id AND product.id = checkout.product_id
    RETURNING ${rowSelect}`);
  if (!row) throw new Error(`checkout ${id} is gone`);
  return toRow(row);
}

/** Names the subscription that was begun. */
export const writeSubscription = (tx: Tx, id: string, subscriptionId: string) =>
  tx.$executeRaw(sql`UPDATE checkout SET subscription_id = ${subscriptionId}::uuid WHERE id = ${id}::uuid`);

/** What a decision on a payment needs to know of its checkout. */
export type LockedCheckout = Pick<CheckoutRow, "status" | "expires_at" | "discount_id">;

/** Locks the checkout for a decision on its payment, and has its product stay as it is: what an order brings is on the product's list or follows it. */
export async function lockCheckout(tx: Tx, id: string): Promise<LockedCheckout> {
  const [row] = await tx.$queryRaw<LockedCheckout[]>(sql`
    SELECT checkout.status, expires_at, discount_id FROM checkout JOIN product ON product.id = product_id
    WHERE checkout.id = ${id}::uuid FOR UPDATE OF checkout FOR KEY SHARE OF product`);
  if (!row) throw new Error(`checkout ${id} is gone`);
  return row;
}
