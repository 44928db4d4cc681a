import "server-only";
import { Prisma } from "@/generated/prisma/client.ts";
import { newId } from "@/lib/id";
import { seatBounds } from "@/lib/seats";
import type { Tx } from "@/server/db/client";
import { type Read, sql } from "@/server/db/sql";
import type { ProductPrice } from "./price-schema";
import type { PricePlan } from "./rules";
import type { SeatTiers } from "./seat-tiers";

/** A row of `price`, as Prisma gives it or as JSON of the database. */
export type PriceRow = {
  id: string;
  product_id: string;
  amount_type: string;
  source: string;
  currency: string;
  tax_behavior: string | null;
  price_amount: number | bigint | null;
  minimum_amount: number | bigint | null;
  maximum_amount: number | bigint | null;
  preset_amount: number | bigint | null;
  seat_tiers: unknown;
  is_archived: boolean;
  created_at: Date | string;
  modified_at: Date | string | null;
};

const amount = (value: number | bigint | null) => (value === null ? null : Number(value));
const instant = (value: Date | string) => new Date(value).toISOString();

/** A price as the API answers it: a free one as a fixed one of 0, marked `is_free`. */
export function toPrice(row: PriceRow): ProductPrice {
  const common = {
    id: row.id,
    created_at: instant(row.created_at),
    modified_at: row.modified_at && instant(row.modified_at),
    source: row.source as ProductPrice["source"],
    price_currency: row.currency,
    tax_behavior: row.tax_behavior as ProductPrice["tax_behavior"],
    is_archived: row.is_archived,
    product_id: row.product_id,
  };
  if (row.amount_type === "seat_based") {
    const tiers = row.seat_tiers as SeatTiers;
    const { minimum, maximum } = seatBounds(tiers);
    const seat_tiers = { ...tiers, minimum_seats: minimum, maximum_seats: maximum };
    return { ...common, amount_type: "seat_based", seat_tiers };
  }
  if (row.amount_type !== "custom")
    return {
      ...common,
      amount_type: "fixed",
      price_amount: Number(row.price_amount),
      is_free: row.amount_type === "free",
    };
  return {
    ...common,
    amount_type: "custom",
    minimum_amount: Number(row.minimum_amount),
    maximum_amount: amount(row.maximum_amount),
    preset_amount: amount(row.preset_amount),
  };
}

/** The prices of these ids, archived ones and those of one checkout too, in no order. */
export async function findPrices(
  read: Read,
  organizationId: string,
  ids: readonly string[],
): Promise<ProductPrice[]> {
  const rows = await read<PriceRow>(sql`
    SELECT * FROM price WHERE organization_id = ${organizationId}::uuid AND id = ANY(${ids}::uuid[])`);
  return rows.map(toPrice);
}

/** Writes prices of one product. With `checkoutId` they are sold in that checkout alone. */
export async function createPrices(
  tx: Tx,
  owner: { organizationId: string; productId: string; checkoutId?: string },
  plans: readonly (PricePlan & { position?: number })[],
  at: Date,
): Promise<ProductPrice[]> {
  const rows = plans.map((plan, index) => ({
    ...plan,
    id: newId(),
    organization_id: owner.organizationId,
    product_id: owner.productId,
    checkout_id: owner.checkoutId ?? null,
    source: owner.checkoutId ? "ad_hoc" : "catalog",
    position: plan.position ?? index,
    is_archived: false,
    created_at: at,
    modified_at: null,
  }));
  await tx.price.createMany({
    data: rows.map((row) => ({ ...row, seat_tiers: row.seat_tiers ?? Prisma.DbNull })),
  });
  return rows.map(toPrice);
}

/** Prices of the product on sale, for an edit that holds the product's lock. */
export const currentPrices = (tx: Tx, productId: string) =>
  tx.price.findMany({
    where: { product_id: productId, source: "catalog", is_archived: false },
    select: { id: true, currency: true },
  });

/** Takes prices off sale and gives those that stay their places. */
export async function settlePrices(
  tx: Tx,
  plan: { kept: { id: string; position: number }[]; archived: string[] },
  at: Date,
): Promise<void> {
  await tx.price.updateMany({
    where: { id: { in: plan.archived } },
    data: { is_archived: true, modified_at: at },
  });
  for (const { id, position } of plan.kept) await tx.price.update({ where: { id }, data: { position } });
}
