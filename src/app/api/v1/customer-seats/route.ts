export { assignCustomerSeat as POST, listSeats as GET } from "@/modules/customer-seats/routes";
