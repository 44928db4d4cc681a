export { listGrantsOfBenefit as GET } from "@/modules/benefit-grants/routes";
