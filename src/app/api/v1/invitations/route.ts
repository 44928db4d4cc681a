export { createInvitation as POST, listInvitations as GET } from "@/modules/members/routes";
