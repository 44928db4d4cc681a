import "server-only";
import { invalidField } from "@/lib/errors";
import { findCustomer, findCustomerByExternalId } from "@/modules/customers";
import { findProducts } from "@/modules/products";
import type { Product, ProductPrice } from "@/modules/products/schema";
import { calculateTax } from "@/modules/tax";
import type { Context, World } from "@/server/context";
import type { CheckoutFields } from "./columns";
import { applyDiscount, type ChosenDiscount } from "./discount";
import type { Seller } from "./repository";
import { amountFor, payable, quote } from "./rules";
import type { CheckoutUpdate } from "./schema";
import { ownTrial } from "./trial";

/** A checkout that is being made or changed, before it is written. */
export type Draft = CheckoutFields & { chosenAmount?: number | null | undefined };

/** What stands before anybody said anything. */
export const emptyDraft: Omit<Draft, "product_ids" | "product_id" | "price_id" | "currency"> = {
  success_url: null,
  return_url: null,
  embed_origin: null,
  discount_id: null,
  amount: 0,
  seats: null,
  min_seats: null,
  max_seats: null,
  discount_amount: 0,
  net_amount: 0,
  tax_amount: null,
  tax_behavior: null,
  tax: null,
  total_amount: 0,
  customer_id: null,
  external_customer_id: null,
  is_business_customer: false,
  customer_name: null,
  customer_email: null,
  customer_ip_address: null,
  customer_billing_name: null,
  customer_billing_address: null,
  customer_tax_id: null,
  locale: null,
  require_billing_address: false,
  allow_discount_codes: true,
  allow_trial: true,
  trial_interval: null,
  trial_interval_count: null,
  active_trial_interval: null,
  active_trial_interval_count: null,
  subscription_id: null,
  custom_field_data: {},
  metadata: {},
  customer_metadata: {},
};

/** Fields that null clears, and fields that null leaves alone. */
const clearable = [
  "success_url",
  "return_url",
  "embed_origin",
  "customer_name",
  "customer_email",
  "customer_ip_address",
  "customer_billing_name",
  "customer_billing_address",
  "customer_tax_id",
  "locale",
] as const;
const kept = [
  "is_business_customer",
  "require_billing_address",
  "allow_discount_codes",
  "allow_trial",
  "custom_field_data",
  "metadata",
  "customer_metadata",
] as const;

/** Lays the input over the draft: absent leaves, null clears where it may. */
export function overlay(draft: Draft, input: CheckoutUpdate, id: string): Draft {
  const seats = input.seats ?? draft.seats;
  const next: Draft = { ...draft, ...ownTrial(draft, input), chosenAmount: input.amount, seats };
  for (const name of clearable) if (input[name] !== undefined) Object.assign(next, { [name]: input[name] });
  for (const name of kept)
    if (input[name] !== undefined && input[name] !== null) Object.assign(next, { [name]: input[name] });
  next.success_url = next.success_url?.replaceAll("{CHECKOUT_ID}", id) ?? null;
  return next;
}

/** Puts what is known of a customer where the buyer said nothing. */
export async function withCustomer(
  { read }: World,
  organizationId: string,
  draft: Draft,
  given: { customer_id?: string | null | undefined; external_id?: string | null | undefined },
): Promise<Draft> {
  const external = given.external_id ?? null;
  const customer = given.customer_id
    ? await findCustomer(read, organizationId, given.customer_id)
    : external && (await findCustomerByExternalId(read, organizationId, external));
  if (given.customer_id && !customer) throw invalidField("customer_id", "No such customer.");
  if (!customer) return { ...draft, external_customer_id: external };
  return {
    ...draft,
    customer_id: customer.id,
    external_customer_id: customer.external_id,
    customer_email: draft.customer_email ?? customer.email,
    customer_name: draft.customer_name ?? customer.name,
    customer_billing_name: draft.customer_billing_name ?? customer.billing_name,
    customer_billing_address: draft.customer_billing_address ?? customer.billing_address,
    customer_tax_id: draft.customer_tax_id ?? customer.tax_id?.[0] ?? null,
    locale: draft.locale ?? customer.locale,
  };
}

/** The products to choose from, in the order asked for. @throws RequestValidationError for any not on sale. */
export async function productsOnSale(
  { read, organizationId }: Context,
  ids: string[],
  field: string,
): Promise<Product[]> {
  const found = new Map(
    (await findProducts(read, organizationId, ids)).map((product) => [product.id, product]),
  );
  return ids.map((id, index) => {
    const product = found.get(id);
    const place = field === "products" ? [field, index] : field;
    if (!product) throw invalidField(place, "No such product.");
    if (product.is_archived) throw invalidField(place, "This product is archived.");
    return product;
  });
}

/** The price of a product in a currency; without a wish, in the seller's own, else the first. */
export function choosePrice(
  prices: ProductPrice[],
  wish: string | null | undefined,
  seller: Seller,
): ProductPrice {
  const inCurrency = (currency: string) => prices.find((price) => price.price_currency === currency);
  const price = wish ? inCurrency(wish) : (inCurrency(seller.default_currency) ?? prices[0]);
  if (!price)
    throw invalidField(wish ? "currency" : "products", "This product has no price in this currency.");
  return price;
}

/**
 * Fills in what the draft comes to: amount, discount, tax, total. Asks Stripe Tax where that is configured.
 * @throws as `applyDiscount` does.
 */
export async function priced(
  world: World,
  draft: Draft,
  price: ProductPrice,
  seller: Seller,
  chosen: ChosenDiscount & { isBinding?: boolean },
): Promise<CheckoutFields> {
  const { chosenAmount, ...fields } = draft;
  const { amount, seats } = amountFor(price, { ...fields, amount: chosenAmount });
  const { price_currency: currency, product_id } = price;
  const of = { now: world.now, product_id, currency, amount };
  const { discount_id, discount_amount } = applyDiscount(chosen, of, chosen.isBinding ?? false);
  const sale = {
    amount,
    discount_amount,
    currency,
    behavior: price.tax_behavior ?? seller.default_tax_behavior,
    address: fields.customer_billing_address,
    isBusiness: fields.is_business_customer,
    taxId: fields.customer_tax_id,
    sellerCountry: seller.country,
  };
  const tax = await calculateTax(world, { ...sale, amount: payable(sale) });
  return { ...fields, seats, discount_id, currency, ...quote(sale, tax) };
}
