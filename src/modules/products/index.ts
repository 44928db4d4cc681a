export { createProduct } from "./create-product";
export { createPrices, findPrices, type PriceRow, toPrice } from "./price-repository";
export { findProducts, listProducts } from "./repository";
export { leastChargeOf, planPrice, refuseSameCurrency } from "./rules";
export { amountForSeats, type SeatTiers, seatBounds, soldLabel, whyNotSeats } from "./seat-tiers";
