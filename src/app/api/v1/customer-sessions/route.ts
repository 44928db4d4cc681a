export { createCustomerSession as POST } from "@/modules/customer-sessions/routes";
