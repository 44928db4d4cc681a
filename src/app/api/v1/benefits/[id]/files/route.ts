export { listBenefitFiles as GET } from "@/modules/downloadables/routes";
