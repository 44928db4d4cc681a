export type { BenefitRow } from "./by-type";
export { getBenefit } from "./get-benefit";
export { holdBenefits } from "./repository";
export { carriedOver, creditsOf } from "./types/credits/rules";
export { replaceFile } from "./types/downloadables/replace-file";
export { activeFiles } from "./types/downloadables/rules";
export { publicBenefits, toBenefit } from "./view";
