export { addOwnMember as POST, listOwnMembers as GET } from "@/modules/customer-members/portal-routes";
