export { createBenefit as POST, listBenefits as GET } from "@/modules/benefits/routes";
