import "server-only";
import { invalidField } from "@/lib/errors";
import { findDiscountRow } from "@/modules/discounts";
import { findPrices, findProducts, whyNotSeats } from "@/modules/products";
import type { Context } from "@/server/context";
import type { Read } from "@/server/db/sql";
import type { CheckoutLinkCreate, CheckoutLinkUpdate } from "./schema";
import type { LinkTerms } from "./view";

const unsaid: LinkTerms = {
  label: null,
  product_ids: [],
  price_id: null,
  discount_id: null,
  seats: null,
  allow_discount_codes: true,
  require_billing_address: false,
  success_url: null,
  return_url: null,
  trial_interval: null,
  trial_interval_count: null,
  embed_origins: [],
  metadata: {},
};

const clearable = [
  "label",
  "discount_id",
  "seats",
  "success_url",
  "return_url",
  "trial_interval",
  "trial_interval_count",
] as const;
const kept = ["allow_discount_codes", "require_billing_address", "embed_origins", "metadata"] as const;

/** Lays the input over what there was: absent leaves, null clears where it may. @throws RequestValidationError: half a trial. */
export function planLink(
  before: LinkTerms | null,
  input: CheckoutLinkUpdate,
  offered: Partial<Pick<LinkTerms, "product_ids" | "price_id">>,
): LinkTerms {
  const next: LinkTerms = { ...(before ?? unsaid), ...offered };
  for (const name of clearable) if (input[name] !== undefined) Object.assign(next, { [name]: input[name] });
  for (const name of kept) if (input[name] != null) Object.assign(next, { [name]: input[name] });
  if (input.embed_origins === null) next.embed_origins = [];
  if (next.label === "") next.label = null;
  if ((next.trial_interval === null) !== (next.trial_interval_count === null)) {
    const field = next.trial_interval === null ? "trial_interval" : "trial_interval_count";
    throw invalidField(field, "A trial has an interval and a count, or neither.", "missing");
  }
  return next;
}

/** What a new link sells. @throws RequestValidationError at the field that names nothing of the organization. */
export async function offeredBy(
  { read, organizationId }: Context,
  { product_price_id, products, product_id }: CheckoutLinkCreate,
): Promise<Pick<LinkTerms, "product_ids" | "price_id">> {
  if (!product_price_id) {
    const ids = products ?? (product_id ? [product_id] : []);
    if (ids.length === 0) throw invalidField("products", "Name at least one product.", "missing");
    return { product_ids: [...new Set(ids)], price_id: null };
  }
  const [price] = await findPrices(read, organizationId, [product_price_id]);
  if (!price || price.source === "ad_hoc") throw invalidField("product_price_id", "No such price.");
  if (price.is_archived) throw invalidField("product_price_id", "This price is archived.");
  return { product_ids: [price.product_id], price_id: price.id };
}

/** @throws RequestValidationError at the product or the discount that the organization does not have. */
export async function refuseUnknown(
  { read, organizationId }: Context,
  products: readonly string[] | null | undefined,
  discountId: string | null | undefined,
  field = "products",
): Promise<void> {
  if (products?.length) {
    const known = new Set((await findProducts(read, organizationId, products)).map(({ id }) => id));
    const index = products.findIndex((id) => !known.has(id));
    if (index >= 0) throw invalidField(field === "products" ? [field, index] : field, "No such product.");
  }
  if (discountId && !(await findDiscountRow(read, organizationId, discountId)))
    throw invalidField("discount_id", "No such discount.");
}

/** @throws RequestValidationError where a link is to sell so many seats of a product that is not sold so. */
export async function refuseSeats(
  read: Read,
  organizationId: string,
  { seats, product_ids }: Pick<LinkTerms, "seats" | "product_ids">,
): Promise<void> {
  if (seats === null) return;
  for (const { name, prices } of await findProducts(read, organizationId, product_ids)) {
    const tiers = prices.flatMap((price) => (price.amount_type === "seat_based" ? [price.seat_tiers] : []));
    const reasons = tiers.map((each) => whyNotSeats(each, seats));
    if (reasons.includes(null)) continue;
    throw invalidField("seats", `${name}: ${reasons[0] ?? "It is not sold by the seat."}`);
  }
}
