export { getBenefit } from "./get-benefit";
export { holdBenefits } from "./repository";
export { carriedOver, creditsOf } from "./rules";
export { type BenefitRow, publicBenefits, toBenefit } from "./view";
