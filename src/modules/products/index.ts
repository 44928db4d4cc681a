export { amountForSeats, seatBounds, soldLabel } from "@/lib/seats";
export { createProduct } from "./create-product";
export { createPrices, findPrices, type PriceRow, toPrice } from "./price-repository";
export { findProducts, listProducts } from "./repository";
export { leastChargeOf, planPrice, refuseSameCurrency } from "./rules";
export { type SeatTiers, whyNotSeats } from "./seat-tiers";
