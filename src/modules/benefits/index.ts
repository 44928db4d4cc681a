export { getBenefit } from "./get-benefit";
export { holdBenefits } from "./repository";
export { creditsOf } from "./rules";
export { type BenefitRow, publicBenefits, toBenefit } from "./view";
