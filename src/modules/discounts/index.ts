export { giveBackDiscount, hasRedeemed, keepRedemption, redeemDiscount } from "./redeem-discount";
export { findDiscountByCode, findDiscountRow } from "./repository";
export { coversPeriod, discountOn, hindranceOf, type Worth } from "./rules";
export { type DiscountRow, dated, toCheckoutDiscount, toOrderDiscount, worthOf } from "./view";
