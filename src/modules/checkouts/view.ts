import "server-only";
import { publicBenefits } from "@/modules/benefits";
import { toCheckoutDiscount } from "@/modules/discounts";
import { findProducts, toPrice } from "@/modules/products";
import type { Product, ProductPrice } from "@/modules/products/schema";
import { afterCycles } from "@/modules/subscriptions";
import { readTaxId } from "@/modules/tax";
import type { Read } from "@/server/db/sql";
import { env } from "@/server/env";
import { billingAddressFields } from "./billing-fields";
import { type Circumstances, demandsOf, dueOf, renewalOf } from "./dues";
import type { CheckoutRow } from "./repository";
import { statusAt } from "./rules";
import type { Checkout, CheckoutPublic } from "./schema";
import { trialOf } from "./trial";

export const checkoutUrl = (clientSecret: string) => `${env.FLORIN_URL}/checkout/${clientSecret}`;

/** Where the buyer is sent after paying when the organization named no page: our own receipt. */
const receiptUrl = (clientSecret: string) => `${checkoutUrl(clientSecret)}/confirmation`;

/** Checkouts as an access token sees them; the products of all of them are read in one query. */
export async function checkoutViews(read: Read, rows: CheckoutRow[], now: Date): Promise<Checkout[]> {
  const products = await productsOf(read, rows);
  return rows.map((row) => viewWith(products, row, now));
}

/** @param known the products of the checkout, where they have been read already. */
export async function checkoutView(
  read: Read,
  row: CheckoutRow,
  now: Date,
  known?: Product[],
): Promise<Checkout> {
  return viewWith(known ? byId(known) : await productsOf(read, [row]), row, now);
}

function viewWith(products: Map<string, Product>, row: CheckoutRow, now: Date): Checkout {
  return {
    ...sharedView(row, products, now),
    external_customer_id: row.external_customer_id,
    customer_external_id: row.external_customer_id,
    trial_interval: row.trial_interval,
    trial_interval_count: row.trial_interval_count,
    metadata: row.metadata,
    customer_metadata: row.customer_metadata,
  };
}

/** As the buyer's page sees it. */
export async function publicView(read: Read, row: CheckoutRow, now: Date): Promise<CheckoutPublic> {
  const { seller, confirmed_at, price } = row;
  const behavior = toPrice(price).tax_behavior ?? seller.default_tax_behavior;
  return {
    ...sharedView(row, await productsOf(read, [row]), now),
    organization: {
      id: seller.id,
      created_at: seller.created_at.toISOString(),
      modified_at: seller.modified_at?.toISOString() ?? null,
      name: seller.name,
      slug: seller.slug,
      avatar_url: seller.avatar_url,
      brand_color: seller.brand_color,
      proration_behavior: seller.subscription_settings.proration_behavior,
      allow_customer_updates: seller.subscription_settings.allow_customer_updates,
    },
    tax: row.tax,
    due_amount: dueOf(row),
    renewal: renewalOf(row, { ...circumstancesOf(row), behavior }, confirmed_at ?? now),
    is_customer_tax_id_valid: isTaxIdValid(row),
  };
}

export const circumstancesOf = (row: CheckoutRow): Circumstances => ({
  recurrence: row.recurrence,
  discount: row.discount,
  allowsTrialWithoutCard: row.seller.subscription_settings.allow_trial_without_card,
});

function isTaxIdValid({ customer_tax_id, customer_billing_address }: CheckoutRow): boolean | null {
  if (!customer_tax_id) return null;
  const { kind, isValid } = readTaxId(customer_tax_id, customer_billing_address?.country ?? null);
  return kind === null ? null : isValid;
}

async function productsOf(read: Read, rows: CheckoutRow[]): Promise<Map<string, Product>> {
  const [first] = rows;
  if (!first) return new Map();
  const ids = [...new Set(rows.flatMap(({ product_ids }) => product_ids))];
  return byId(await findProducts(read, first.organization_id, ids));
}

const byId = (products: Product[]) => new Map(products.map((product) => [product.id, product]));

function sharedView(row: CheckoutRow, known: Map<string, Product>, now: Date) {
  const price = toPrice(row.price);
  const adHoc = row.ad_hoc_prices.map(toPrice);
  const products = row.product_ids
    .flatMap((id) => known.get(id) ?? [])
    .map((product) => shown(product, adHoc));
  const demands = demandsOf(row, circumstancesOf(row));
  const isFreePrice = price.amount_type === "fixed" && price.is_free;
  return {
    id: row.id,
    created_at: row.created_at.toISOString(),
    modified_at: row.modified_at?.toISOString() ?? null,
    payment_processor: "stripe" as const,
    status: statusAt(row.status, row.expires_at, now),
    client_secret: row.client_secret,
    url: checkoutUrl(row.client_secret),
    expires_at: row.expires_at.toISOString(),
    success_url: row.success_url ?? receiptUrl(row.client_secret),
    return_url: row.return_url,
    embed_origin: row.embed_origin,
    ...amountsOf(row),
    ...trialFieldsOf(row, now),
    organization_id: row.organization_id,
    product_id: row.product_id,
    product_price_id: row.price_id,
    allow_discount_codes: row.allow_discount_codes,
    require_billing_address: row.require_billing_address,
    is_discount_applicable: !isFreePrice,
    is_free_product_price: isFreePrice,
    is_payment_required: demands.isPaymentRequired,
    is_payment_setup_required: demands.isSetupRequired,
    is_payment_form_required: demands.isFormRequired,
    ...customerOf(row),
    locale: row.locale,
    custom_field_data: row.custom_field_data,
    attached_custom_fields: known.get(row.product_id)?.attached_custom_fields ?? [],
    payment_processor_metadata: {
      publishable_key: env.STRIPE_PUBLISHABLE_KEY,
      ...row.payment_processor_metadata,
    },
    billing_address_fields: billingAddressFields(
      row.require_billing_address || row.is_business_customer,
      row.customer_billing_address?.country ?? null,
    ),
    products,
    product: products.find(({ id }) => id === row.product_id) ?? null,
    product_price: price,
    prices: Object.fromEntries(products.map(({ id, prices }) => [id, prices])),
    payment_failure: row.failure,
    order_id: row.order_id,
    subscription_id: row.subscription_id,
  };
}

function trialFieldsOf(row: CheckoutRow, now: Date) {
  const trial = trialOf(row);
  const end = trial && afterCycles(row.confirmed_at ?? now, trial, 1);
  return {
    allow_trial: row.allow_trial,
    active_trial_interval: trial?.interval ?? null,
    active_trial_interval_count: trial?.count ?? null,
    trial_end: end?.toISOString() ?? null,
  };
}

/** A product as its buyer sees it. Prices made for this checkout stand in place of its own. */
function shown({ metadata, attached_custom_fields, ...product }: Product, adHoc: ProductPrice[]) {
  const own = adHoc.filter(({ product_id }) => product_id === product.id);
  const benefits = publicBenefits(product.benefits);
  return own.length > 0 ? { ...product, benefits, prices: own } : { ...product, benefits };
}

const amountsOf = (row: CheckoutRow) => ({
  amount: row.amount,
  seats: row.seats,
  min_seats: row.min_seats,
  max_seats: row.max_seats,
  discount_id: row.discount_id,
  discount: row.discount && toCheckoutDiscount(row.discount),
  discount_amount: row.discount_amount,
  net_amount: row.net_amount,
  tax_amount: row.tax_amount,
  tax_behavior: row.tax_behavior,
  total_amount: row.total_amount,
  currency: row.currency,
});

const customerOf = (row: CheckoutRow) => ({
  customer_id: row.customer_id,
  is_business_customer: row.is_business_customer,
  customer_name: row.customer_name,
  customer_email: row.customer_email,
  customer_ip_address: row.customer_ip_address,
  customer_billing_name: row.customer_billing_name,
  customer_billing_address: row.customer_billing_address,
  customer_tax_id: row.customer_tax_id,
});
