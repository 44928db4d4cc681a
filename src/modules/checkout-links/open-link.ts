import "server-only";
import { RequestValidationError } from "@/lib/errors";
import { Id, newId } from "@/lib/id";
import { createCheckout } from "@/modules/checkouts";
import type { CheckoutCreate } from "@/modules/checkouts/schema";
import { inOrganization } from "@/server/clock";
import type { Context, World } from "@/server/context";
import { findLinkBySecret, findOnSale, findSellerOf } from "./repository";
import { attributed, embedOriginOf, prefillOf, type Search } from "./rules";
import type { LinkRow } from "./view";

/** What an address offers: a link of the merchant's, or the plain one that every product has. */
export type Offer = {
  organizationId: string;
  link: LinkRow | null;
  /** Those on sale. */
  products: [string, ...string[]];
  price: string | null;
};

/** @param key the last part of the address: a link's secret, or a product's id. @returns null where nothing is on sale. */
export async function findOffer({ read }: World, key: string): Promise<Offer | null> {
  const isProduct = Id.safeParse(key).success;
  if (!isProduct && !/^florin_cl_\w+$/.test(key)) return null;
  const link = isProduct ? null : await findLinkBySecret(read, key);
  const organizationId = isProduct ? await findSellerOf(read, key) : (link?.organization_id ?? null);
  if (organizationId === null) return null;
  const { products, price } = await findOnSale(read, link ?? { product_ids: [key], price_id: null });
  const [first, ...others] = products;
  return first === undefined ? null : { organizationId, link, products: [first, ...others], price };
}

/**
 * Opens a checkout for whoever followed a link, with what its address fills in. Of that, and of the link's discount, what
 * does not hold is left away.
 *
 * @returns the client secret; null where nothing is on sale, or a site wants to embed it that the link does not name.
 */
export async function openLink(world: World, key: string, search: Search): Promise<string | null> {
  const offer = await findOffer(world, key);
  const origin = embedOriginOf(search);
  if (!offer || (origin !== null && !offer.link?.embed_origins.includes(origin))) return null;
  const ctx = await inOrganization(world, offer.organizationId);
  return openWithout(ctx, offer, { ...termsOf(offer, search), embed_origin: origin });
}

function termsOf({ link, products, price }: Offer, search: Search): CheckoutCreate {
  const { discount_code, ...prefill } = prefillOf(search);
  return {
    ...(price ? { product_price_id: price } : { products }),
    ...prefill,
    metadata: attributed(link?.metadata ?? {}, search),
    ...(discount_code && link?.allow_discount_codes !== false && { discount_code }),
    ...(link && {
      discount_id: link.discount?.id,
      ...(link.seats !== null && { seats: link.seats, min_seats: link.seats, max_seats: link.seats }),
      allow_discount_codes: link.allow_discount_codes,
      require_billing_address: link.require_billing_address,
      success_url: link.success_url,
      return_url: link.return_url,
      trial_interval: link.trial_interval,
      trial_interval_count: link.trial_interval_count,
    }),
  };
}

/** What a buyer can do without. */
const dispensable: readonly string[] = [
  "discount_code",
  "discount_id",
  "amount",
] satisfies (keyof CheckoutCreate)[];

/** The input without what it is refused for; null where a sale needs that. */
function lessBy({ details }: RequestValidationError, input: CheckoutCreate): CheckoutCreate | null {
  const [, field, part] = details.detail[0]?.loc.map(String) ?? [];
  if (field === undefined) return null;
  if (field === "custom_field_data" && part !== undefined && input.custom_field_data) {
    const { [part]: _, ...answers } = input.custom_field_data;
    return { ...input, custom_field_data: answers };
  }
  if (field === "seats" && input.seats) {
    const { seats, min_seats, max_seats, ...rest } = input;
    return rest;
  }
  if (!dispensable.includes(field) || !(field in input)) return null;
  const { [field as keyof CheckoutCreate]: _, ...rest } = input;
  return rest;
}

/** Opens it without what is refused: each time one word less, so that it ends. */
async function openWithout(ctx: Context, offer: Offer, input: CheckoutCreate): Promise<string | null> {
  try {
    return (await createCheckout(ctx, input, newId(), offer.link?.id ?? null)).client_secret;
  } catch (error) {
    if (!(error instanceof RequestValidationError)) throw error;
    const less = lessBy(error, input);
    // Null: it was archived in this very moment, or is of a kind that is not sold.
    return less && openWithout(ctx, offer, less);
  }
}
