export { listBenefitGrantsOfCustomer as GET } from "@/modules/benefit-grants/customer-routes";
