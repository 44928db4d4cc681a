export { startDrain } from "./drain-worker";
export { grantPaidCredits, type PaidGrant } from "./grant-paid-credits";
export {
  findPaidGrant as findPaidCredits,
  findPaidGrantIn as findPaidCreditsIn,
} from "./paid-grant-repository";
export { reconcileAll } from "./reconcile-all";
export { takeBackPaidCredits } from "./take-back-paid-credits";
