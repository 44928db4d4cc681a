/** The rows of the rollup that are of all products together. */
export const ALL_PRODUCTS = "00000000-0000-0000-0000-000000000000";

/** Those of orders that name no product. */
export const NO_PRODUCT = "ffffffff-ffff-ffff-ffff-ffffffffffff";
