export { revokeCustomerSeat as DELETE } from "@/modules/customer-seats/routes";
