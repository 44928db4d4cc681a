export { benefitStages } from "./clock-stages";
export { followProduct } from "./follow-product";
export { followSubscriptions } from "./follow-subscriptions";
export { promiseBenefits, turnBenefits } from "./promise-benefits";
