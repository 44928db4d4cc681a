export {
  deleteCustomerMember as DELETE,
  getCustomerMember as GET,
  updateCustomerMember as PATCH,
} from "@/modules/customer-members/routes";
