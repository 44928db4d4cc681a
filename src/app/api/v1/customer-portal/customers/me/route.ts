export { getOwnCustomer as GET, updateCustomerByCustomer as PATCH } from "@/modules/customers/portal-routes";
