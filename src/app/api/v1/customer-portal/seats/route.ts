export { assignOwnSeat as POST, listOwnSeats as GET } from "@/modules/customer-seats/portal-routes";
