import { z } from "zod";
import { defineError } from "@/lib/errors";

export const DiscountHindrance = z.enum([
  "deleted",
  "not_started",
  "ended",
  "used_up",
  "used_by_customer",
  "other_product",
  "other_currency",
  "changed",
]);
export type DiscountHindrance = z.output<typeof DiscountHindrance>;

/** The discount of a checkout no longer holds. Nothing is charged and nothing changed: the checkout can go on without it. */
export const DiscountNotRedeemable = defineError("DiscountNotRedeemable", {
  status: 409,
  detail: "The discount of this checkout no longer holds. Take it off to go on without it.",
  details: { reason: DiscountHindrance },
});

const sentences: Record<DiscountHindrance, string> = {
  deleted: "This discount has ended.",
  not_started: "This discount has not begun yet.",
  ended: "This discount has ended.",
  used_up: "This discount is used up.",
  used_by_customer: "You have used this discount already.",
  other_product: "This discount is not for this product.",
  other_currency: "This discount is not for this currency.",
  changed: "This discount has just been changed. Look at the total again.",
};

/** Why a discount does not hold, for the buyer. */
export const hindranceText = (hindrance: DiscountHindrance): string => sentences[hindrance];

/** @throws always: the discount does not hold, for this reason. */
export function refuseDiscount(reason: DiscountHindrance): never {
  throw new DiscountNotRedeemable({ reason }, hindranceText(reason));
}
