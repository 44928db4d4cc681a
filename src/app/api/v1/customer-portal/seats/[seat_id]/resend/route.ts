export { resendOwnInvitation as POST } from "@/modules/customer-seats/portal-routes";
