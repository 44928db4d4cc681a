export { createCustomer as POST, listCustomers as GET } from "@/modules/customers/routes";
