export { getCustomerStateByExternalId as GET } from "@/modules/customer-states/routes";
