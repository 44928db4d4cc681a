import type { Product } from "@/modules/products/schema";
import type { Worth } from "./rules";
import type { CheckoutDiscount, Discount, OrderDiscount } from "./schema";
import type { DiscountTerms } from "./terms";

/** A row of `discount`, as a query gives it or as JSON of the database. */
export type DiscountRow = Omit<DiscountTerms, "starts_at" | "ends_at"> & {
  id: string;
  organization_id: string;
  redemptions_count: number;
  starts_at: Date | string | null;
  ends_at: Date | string | null;
  created_at: Date | string;
  modified_at: Date | string | null;
  deleted_at: Date | string | null;
};

const date = (value: Date | string | null) => (value === null ? null : new Date(value));
const instant = (value: Date | string | null) => date(value)?.toISOString() ?? null;

/** What a row takes off. */
export const worthOf = (row: Pick<DiscountRow, "type" | "basis_points" | "amounts">): Worth =>
  row.type === "percentage"
    ? { type: row.type, basis_points: row.basis_points ?? 0 }
    : { type: row.type, amounts: row.amounts ?? {} };

/** A row with its instants as such, whichever way it was read. */
export const dated = (row: DiscountRow) => ({
  ...row,
  starts_at: date(row.starts_at),
  ends_at: date(row.ends_at),
  deleted_at: date(row.deleted_at),
});

const wireWorth = (row: DiscountRow) =>
  row.type === "percentage"
    ? { type: row.type, basis_points: row.basis_points ?? 0, amount: row.basis_points ?? 0 }
    : {
        type: row.type,
        amount: row.amounts?.[row.currency ?? ""] ?? 0,
        currency: row.currency ?? "",
        amounts: row.amounts ?? {},
      };

/** As the buyer of a checkout sees it. */
export const toCheckoutDiscount = (row: DiscountRow): CheckoutDiscount => ({
  id: row.id,
  name: row.name,
  code: row.code,
  duration: row.duration,
  duration_in_months: row.duration_in_months,
  ...wireWorth(row),
});

/** As an order names it. */
export const toOrderDiscount = (row: DiscountRow): OrderDiscount => ({
  ...toCheckoutDiscount(row),
  created_at: new Date(row.created_at).toISOString(),
  modified_at: instant(row.modified_at),
  organization_id: row.organization_id,
  starts_at: instant(row.starts_at),
  ends_at: instant(row.ends_at),
  max_redemptions: row.max_redemptions,
  max_redemptions_per_customer: row.max_redemptions_per_customer,
  redemptions_count: row.redemptions_count,
  metadata: row.metadata,
});

/** As the API answers it. @param known products of the organization, its own among them. */
export const toDiscount = (row: DiscountRow, known: ReadonlyMap<string, Product>): Discount => ({
  ...toOrderDiscount(row),
  products: row.product_ids.flatMap((id) => {
    const product = known.get(id);
    if (!product) return [];
    const { prices, benefits, medias, attached_custom_fields, ...shown } = product;
    return [shown];
  }),
});
