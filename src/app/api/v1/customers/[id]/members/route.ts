export { createCustomerMember as POST, listCustomerMembers as GET } from "@/modules/customer-members/routes";
