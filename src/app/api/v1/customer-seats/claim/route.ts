export { claimCustomerSeat as POST } from "@/modules/customer-seats/routes";
