export { benefitStages } from "./clock-stages";
export { CustomerBenefitGrant } from "./customer-schema";
export { followProduct } from "./follow-product";
export { followSubscriptions } from "./follow-subscriptions";
export { listOwnGrants } from "./own-grants";
export { promiseBenefits, turnBenefits } from "./promise-benefits";
export { heldGrants } from "./repository";
export { wakeOutsideGrants } from "./types/outside/wake";
export { type HeldGrant, toHeldGrant } from "./view";
