export { listGrantsOfBenefit as GET } from "@/modules/benefits/routes";
