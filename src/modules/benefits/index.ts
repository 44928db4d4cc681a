export { promiseBenefits, turnBenefits } from "./promise-benefits";
export { holdBenefits } from "./repository";
export { type BenefitRow, publicBenefits, toBenefit } from "./view";
