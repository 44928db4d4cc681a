export {
  deleteCustomerByExternalId as DELETE,
  getCustomerByExternalId as GET,
  updateCustomerByExternalId as PATCH,
} from "@/modules/customers/routes";
