import "server-only";
import { invalidField } from "@/lib/errors";
import { findAttachedFields } from "@/modules/custom-fields";
import { findPrices, toPrice } from "@/modules/products";
import type { ProductPrice } from "@/modules/products/schema";
import type { World } from "@/server/context";
import { readIn } from "@/server/db/sql";
import { transaction } from "@/server/db/transaction";
import { givenAnswers } from "./answers";
import type { CheckoutFields } from "./columns";
import { type ChosenDiscount, chooseDiscount } from "./discount";
import { choosePrice, overlay, priced, productsOnSale } from "./draft";
import { ExpiredCheckoutError, NotOpenCheckout } from "./errors";
import { type CheckoutRow, findCheckoutById, findRecurrence, writeOpenCheckout } from "./repository";
import { statusAt } from "./rules";
import type { CheckoutUpdate } from "./schema";
import { seatChoice } from "./seat-choice";
import { tellOfChange } from "./tell-of-change";
import { chosenTrial, type Recurrence } from "./trial";

const ATTEMPTS = 8;

/**
 * Changes an open checkout, and its total with it. What another change wrote meanwhile is kept: the input is laid
 * over it anew.
 *
 * @throws NotOpenCheckout, ExpiredCheckoutError, RequestValidationError; nothing is changed then.
 */
export async function updateCheckout(
  world: World,
  read: CheckoutRow,
  input: CheckoutUpdate,
): Promise<CheckoutRow> {
  let row = read;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    refuseClosed(row, world.now);
    const { fields } = await changedFields(world, row, input);
    const written = await write(world, row, fields);
    if (written) return written;
    row = (await findCheckoutById(world.read, row.id)) ?? row;
  }
  throw new NotOpenCheckout();
}

const write = (world: World, row: CheckoutRow, fields: CheckoutFields): Promise<CheckoutRow | null> =>
  transaction(world.db, async (tx) => {
    if (!(await writeOpenCheckout(tx, row, fields, { at: world.now }))) return null;
    const after = await findCheckoutById(readIn(tx), row.id);
    if (after) await tellOfChange(tx, after, world.now);
    return after;
  });

/** @throws NotOpenCheckout or ExpiredCheckoutError unless the buyer may still act. */
export function refuseClosed(row: CheckoutRow, now: Date): void {
  const status = statusAt(row.status, row.expires_at, now);
  if (status === "expired") throw new ExpiredCheckoutError();
  if (status !== "open") throw new NotOpenCheckout();
}

/** A checkout as it is after an input, and what its sale then hangs on. */
export type Changed = {
  fields: CheckoutFields;
  recurrence: Recurrence;
  discount: ChosenDiscount["discount"];
};

/** The fields as they are after the input, priced anew. @throws DiscountNotRedeemable when `isBinding` and the discount no longer holds. */
export async function changedFields(
  world: World,
  row: CheckoutRow,
  input: CheckoutUpdate,
  isBinding = false,
): Promise<Changed> {
  const price = await changedPrice(world, row, input);
  const overlaid = overlay(fieldsOf(row), input, row.id);
  const kept = price.id === row.price_id ? row.amount : undefined;
  const isOther = price.product_id !== row.product_id;
  const recurrence = isOther ? await findRecurrence(world.read, price.product_id) : row.recurrence;
  const given = input.custom_field_data;
  const draft = {
    ...overlaid,
    ...(given && {
      custom_field_data: givenAnswers(await findAttachedFields(world.read, price.product_id), given),
    }),
    // Like the price, the trial once shown stays good for this checkout.
    ...((isOther || trialFields.some((name) => input[name] !== undefined)) &&
      chosenTrial(overlaid, recurrence)),
    product_id: price.product_id,
    price_id: price.id,
    chosenAmount: input.amount ?? kept,
    seats: seatsAfter(price, overlaid, input.seats),
  };
  const chosen = await chooseDiscount(world, row.organization_id, row.discount, input);
  const fields = await priced(world, draft, price, row.seller, { ...chosen, isBinding });
  return { fields, recurrence, discount: fields.discount_id ? chosen.discount : null };
}

/** The seats chosen; those that were chosen of another price, as far as they fit this one. */
function seatsAfter(
  price: ProductPrice,
  { seats, ...bounds }: CheckoutFields,
  given: number | null | undefined,
): number | null {
  if (given) return given;
  if (price.amount_type !== "seat_based" || seats === null) return null;
  const { min, max } = seatChoice(price.seat_tiers, bounds);
  return Math.max(min, Math.min(seats, max ?? seats));
}

const trialFields = ["allow_trial", "trial_interval", "trial_interval_count"] as const;

/** The price after a change of product, price or currency; a product must be among those of the checkout. */
async function changedPrice(world: World, row: CheckoutRow, input: CheckoutUpdate): Promise<ProductPrice> {
  if (input.product_price_id && input.product_price_id !== row.price_id)
    return offeredPrice(world, row, input.product_price_id);
  const productId = input.product_id ?? row.product_id;
  const currency = input.currency ?? row.currency;
  // The price once chosen stays good for this checkout, even when the merchant archives it meanwhile.
  if (productId === row.product_id && currency === row.currency) return toPrice(row.price);
  if (!row.product_ids.includes(productId))
    throw invalidField("product_id", "This product is not offered in this checkout.");
  const [product] = await productsOnSale(
    { ...world, organizationId: row.organization_id },
    [productId],
    "product_id",
  );
  const own = row.ad_hoc_prices.filter(({ product_id }) => product_id === productId).map(toPrice);
  return choosePrice(own.length > 0 ? own : (product?.prices ?? []), currency, row.seller);
}

/** A price named by its id: on sale for one of the products, or made for this checkout. */
async function offeredPrice(world: World, row: CheckoutRow, id: string): Promise<ProductPrice> {
  const [price] = await findPrices(world.read, row.organization_id, [id]);
  const isMadeHere = row.ad_hoc_prices.some((made) => made.id === id);
  const isOffered = price && (isMadeHere || (price.source === "catalog" && !price.is_archived));
  if (!isOffered || !row.product_ids.includes(price.product_id))
    throw invalidField("product_price_id", "This price is not offered in this checkout.");
  return price;
}

/** Of a row, what may change. */
export function fieldsOf(row: CheckoutRow): CheckoutFields {
  const {
    id,
    organization_id,
    checkout_link_id,
    client_secret,
    status,
    expires_at,
    payment_processor_metadata,
    ...rest
  } = row;
  const { failure, confirmed_at, version, created_at, modified_at, seller, price, ...others } = rest;
  const { ad_hoc_prices, order_id, product_name, recurrence, discount, ...fields } = others;
  return fields;
}
