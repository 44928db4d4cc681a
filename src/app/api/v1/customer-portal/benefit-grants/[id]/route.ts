export {
  getBenefitGrantOfCustomer as GET,
  updateBenefitGrantOfCustomer as PATCH,
} from "@/modules/benefit-grants/customer-routes";
