export { createProduct } from "./create-product";
export { createPrices, findPrices, type PriceRow, toPrice } from "./price-repository";
export { findProducts, listProducts } from "./repository";
export { leastChargeOf, planPrice, refuseSameCurrency } from "./rules";
export { amountForSeats, seatBounds, soldLabel } from "./seat-sums";
export { type SeatTiers, whyNotSeats } from "./seat-tiers";
