export { getCustomerState as GET } from "@/modules/customer-states/routes";
