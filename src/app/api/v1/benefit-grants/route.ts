export { listBenefitGrants as GET } from "@/modules/benefits/routes";
