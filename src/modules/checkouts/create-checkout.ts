import "server-only";
import { invalidField, ResourceNotFound } from "@/lib/errors";
import { findPrices } from "@/modules/products";
import type { Product, ProductPrice } from "@/modules/products/schema";
import { randomBase62 } from "@/server/auth/token";
import type { Context } from "@/server/context";
import { readIn } from "@/server/db/sql";
import { transaction } from "@/server/db/transaction";
import { createAdHocPrices } from "./ad-hoc-prices";
import { givenAnswers } from "./answers";
import { chooseDiscount } from "./discount";
import { choosePrice, emptyDraft, overlay, priced, productsOnSale, withCustomer } from "./draft";
import { findCheckoutById, findSeller, insertCheckout } from "./repository";
import { CHECKOUT_LIFETIME_MS } from "./rules";
import type { Checkout, CheckoutCreate } from "./schema";
import { tellOfChange } from "./tell-of-change";
import { chosenTrial } from "./trial";
import { upgradedBy } from "./upgrade";
import { checkoutView } from "./view";

/**
 * Opens a checkout for 24 hours, for one of the products named, with what is known of the buyer.
 *
 * @param id of the checkout to make: a repeated request makes the same one, and answers it.
 * @param linkId of the checkout link that opens it.
 * @throws RequestValidationError at the field that names no product, price, customer, discount or free subscription of the organization.
 */
export async function createCheckout(
  ctx: Context,
  input: CheckoutCreate,
  id: string,
  linkId: string | null = null,
): Promise<Checkout> {
  const { organizationId, now } = ctx;
  if (input.organization_id && input.organization_id !== organizationId)
    throw invalidField("organization_id", "The token belongs to another organization.");
  const made = await findCheckoutById(ctx.read, id);
  if (made) return checkoutView(ctx.read, made, now);
  const seller = await findSeller(ctx.read, organizationId);
  if (!seller) throw new ResourceNotFound();

  const { products, product, price: named } = await choose(ctx, input);
  const adHoc = await createAdHocPrices(ctx, seller, id, products, input.prices);
  const own = adHoc.filter((price) => price.product_id === product.id);
  const price = named ?? choosePrice(own.length > 0 ? own : product.prices, input.currency, seller);
  const choice = {
    product_ids: products.map((each) => each.id),
    product_id: product.id,
    price_id: price.id,
    currency: price.price_currency,
  };
  const answers = givenAnswers(product.attached_custom_fields, input.custom_field_data ?? {});
  const upgraded = await upgradedBy(ctx, products, input);
  const { min_seats = null, max_seats = null } = input;
  const overlaid = {
    ...overlay({ ...emptyDraft, ...choice, min_seats, max_seats }, input, id),
    custom_field_data: answers,
  };
  const tried = { ...overlaid, ...chosenTrial(overlaid, product), subscription_id: upgraded?.id ?? null };
  const draft = await withCustomer(ctx, organizationId, tried, {
    customer_id: upgraded?.customer_id ?? input.customer_id,
    external_id: input.external_customer_id ?? input.customer_external_id,
  });
  const discount = await chooseDiscount(ctx, organizationId, null, input);
  const fields = await priced(ctx, draft, price, seller, discount);

  return transaction(ctx.db, async (tx) => {
    await insertCheckout(tx, {
      id,
      organization_id: organizationId,
      checkout_link_id: linkId,
      client_secret: `florin_cs_${randomBase62(43)}`,
      created_at: now,
      expires_at: new Date(now.getTime() + CHECKOUT_LIFETIME_MS),
      fields,
    });
    const row = await findCheckoutById(readIn(tx), id);
    if (!row) throw new Error("the checkout written in this transaction is gone");
    return tellOfChange(tx, row, now, "checkout.created", products);
  });
}

type Choice = { products: Product[]; product: Product; price: ProductPrice | null };

/** What to sell: a list of products, one, or one price of one. */
async function choose(ctx: Context, input: CheckoutCreate): Promise<Choice> {
  const price = input.product_price_id ? await priceOnSale(ctx, input.product_price_id) : null;
  const field = price ? "product_price_id" : input.products ? "products" : "product_id";
  const ids = price ? [price.product_id] : (input.products ?? [input.product_id ?? []].flat());
  const products = await productsOnSale(ctx, [...new Set(ids)], field);
  const [product] = products;
  if (!product) throw invalidField("products", "Name at least one product.", "missing");
  return { products, product, price };
}

async function priceOnSale(ctx: Context, id: string): Promise<ProductPrice> {
  const [price] = await findPrices(ctx.read, ctx.organizationId, [id]);
  if (!price || price.source === "ad_hoc") throw invalidField("product_price_id", "No such price.");
  if (price.is_archived) throw invalidField("product_price_id", "This price is archived.");
  return price;
}
