export { promiseBenefits, turnBenefits } from "./promise-benefits";
