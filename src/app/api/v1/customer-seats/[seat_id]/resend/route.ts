export { resendSeatInvitation as POST } from "@/modules/customer-seats/routes";
