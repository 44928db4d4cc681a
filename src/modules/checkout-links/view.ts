import "server-only";
import type { Metadata } from "@/lib/metadata";
import { publicBenefits } from "@/modules/benefits";
import { type DiscountRow, toOrderDiscount } from "@/modules/discounts";
import type { Product } from "@/modules/products/schema";
import { env } from "@/server/env";
import type { CheckoutLink } from "./schema";

/** What a link is made of; an edit writes all of it. */
export type LinkTerms = {
  label: string | null;
  product_ids: string[];
  price_id: string | null;
  discount_id: string | null;
  seats: number | null;
  allow_discount_codes: boolean;
  require_billing_address: boolean;
  success_url: string | null;
  return_url: string | null;
  trial_interval: CheckoutLink["trial_interval"];
  trial_interval_count: number | null;
  embed_origins: string[];
  metadata: Metadata;
};

export type LinkRow = LinkTerms & {
  id: string;
  organization_id: string;
  client_secret: string;
  opened_count: number;
  bought_count: number;
  created_at: Date;
  modified_at: Date | null;
  /** Null: it has none, or that one is deleted. */
  discount: DiscountRow | null;
};

/** As the API answers it. @param known products of the organization, its own among them. */
export function toLink(row: LinkRow, known: ReadonlyMap<string, Product>): CheckoutLink {
  const { price_id, product_ids, discount, created_at, modified_at, ...same } = row;
  return {
    ...same,
    created_at: created_at.toISOString(),
    modified_at: modified_at?.toISOString() ?? null,
    payment_processor: "stripe",
    url: `${env.FLORIN_URL}/buy/${row.client_secret}`,
    products: product_ids.flatMap((id) => {
      const product = known.get(id);
      if (!product) return [];
      const { attached_custom_fields, benefits, ...shown } = product;
      return [{ ...shown, benefits: publicBenefits(benefits) }];
    }),
    product_price_id: price_id,
    discount_id: discount?.id ?? null,
    discount: discount && toOrderDiscount(discount),
  };
}
