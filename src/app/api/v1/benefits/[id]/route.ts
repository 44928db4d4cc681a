export {
  deleteBenefit as DELETE,
  getBenefit as GET,
  updateBenefit as PATCH,
} from "@/modules/benefits/routes";
