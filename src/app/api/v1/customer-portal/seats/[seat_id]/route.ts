export { revokeOwnSeat as DELETE } from "@/modules/customer-seats/portal-routes";
