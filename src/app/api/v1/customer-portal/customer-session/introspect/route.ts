export { introspectCustomerSession as GET } from "@/modules/customer-sessions/portal-routes";
