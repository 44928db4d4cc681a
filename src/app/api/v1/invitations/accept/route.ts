export { acceptInvitation as POST } from "@/modules/members/routes";
