export { listBenefitGrants as GET } from "@/modules/benefit-grants/routes";
