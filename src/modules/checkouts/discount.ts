import "server-only";
import { invalidField } from "@/lib/errors";
import { chargeStepOf } from "@/lib/money";
import {
  type DiscountRow,
  dated,
  discountOn,
  findDiscountByCode,
  findDiscountRow,
  hindranceOf,
  redeemDiscount,
  worthOf,
} from "@/modules/discounts";
import { hindranceText, refuseDiscount } from "@/modules/discounts/errors";
import { leastChargeOf } from "@/modules/products";
import type { World } from "@/server/context";
import type { Tx } from "@/server/db/client";
import type { CheckoutRow } from "./repository";

/** The discount of a checkout, and which field of the input names it; null where it was there before. */
export type ChosenDiscount = { discount: DiscountRow | null; field: "discount_id" | "discount_code" | null };

export const noDiscount: ChosenDiscount = { discount: null, field: null };

type Input = { discount_id?: string | null | undefined; discount_code?: string | null | undefined };

/** The discount after an input: absent leaves the one there was, null takes it off. @throws RequestValidationError where there is none. */
export async function chooseDiscount(
  { read }: World,
  organizationId: string,
  before: DiscountRow | null,
  { discount_id: id, discount_code: code }: Input,
): Promise<ChosenDiscount> {
  if (code) {
    const discount = await findDiscountByCode(read, organizationId, code);
    if (!discount) throw invalidField("discount_code", "There is no such code.");
    return { discount, field: "discount_code" };
  }
  if (id) {
    const discount = await findDiscountRow(read, organizationId, id);
    if (!discount) throw invalidField("discount_id", "No such discount.");
    return { discount, field: "discount_id" };
  }
  return id === null || code !== undefined ? noDiscount : { discount: before, field: null };
}

/** A buyer may take a discount off, and name a code unless the organization forbids it. @throws RequestValidationError */
export function refuseForbiddenCode(
  { allow_discount_codes }: Pick<CheckoutRow, "allow_discount_codes">,
  code: string | null | undefined,
): void {
  if (code && !allow_discount_codes)
    throw invalidField("discount_code", "This checkout takes no discount codes.");
}

type Sale = { now: Date; product_id: string; currency: string; amount: number };

/**
 * What a discount takes off a sale, minor units. One that was there before and no longer holds is taken off; when the buyer's word is
 * `binding` that is theirs to decide.
 *
 * @throws RequestValidationError at the field that names one that does not hold, DiscountNotRedeemable when binding.
 */
export function applyDiscount(
  { discount, field }: ChosenDiscount,
  sale: Sale,
  isBinding: boolean,
): { discount_id: string | null; discount_amount: number } {
  if (!discount) return { discount_id: null, discount_amount: 0 };
  const worth = worthOf(discount);
  const hindrance = hindranceOf({ ...dated(discount), ...worth }, sale);
  if (!hindrance) {
    const { amount, currency } = sale;
    const off = discountOn(worth, amount, currency, chargeStepOf(currency), leastChargeOf(currency));
    return { discount_id: discount.id, discount_amount: off };
  }
  if (field) throw invalidField(field, hindranceText(hindrance));
  if (isBinding) refuseDiscount(hindrance);
  return { discount_id: null, discount_amount: 0 };
}

/**
 * Redeems the discount of a checkout that is being confirmed, in that transaction.
 * @throws DiscountNotRedeemable when it has run out, or is no longer worth what the total was made with.
 */
export async function redeem(
  tx: Tx,
  { discount, ...row }: CheckoutRow,
  customerId: string,
  now: Date,
): Promise<void> {
  if (!discount) return refuseDiscount("deleted");
  const { discount_amount } = applyDiscount({ discount, field: null }, { ...row, now }, true);
  if (discount_amount !== row.discount_amount) refuseDiscount("changed");
  const { id: checkout_id, product_id, currency } = row;
  await redeemDiscount(tx, discount, { checkout_id, customer_id: customerId, product_id, currency }, now);
}
