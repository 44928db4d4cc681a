export {
  deleteCustomer as DELETE,
  getCustomer as GET,
  updateCustomer as PATCH,
} from "@/modules/customers/routes";
