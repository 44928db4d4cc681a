export { getSeatClaim as GET } from "@/modules/customer-seats/routes";
