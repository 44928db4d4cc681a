export { deleteInvitation as DELETE } from "@/modules/members/routes";
