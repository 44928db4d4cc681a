export { calculateTax } from "./calculate-tax";
export { applyTax, behaviorFor } from "./rules";
export type { Tax, TaxBehavior, TaxBehaviorOption } from "./schema";
export { readTaxId } from "./tax-id";
