export { createProduct } from "./create-product";
export { createPrices, findPrices, type PriceRow, toPrice } from "./price-repository";
export { findProducts, listProducts } from "./repository";
export { leastChargeOf, planPrice, refuseSameCurrency } from "./rules";
