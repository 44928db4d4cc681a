export { deleteMember as DELETE, updateMember as PATCH } from "@/modules/members/routes";
