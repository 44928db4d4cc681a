export {
  createExternalMember as POST,
  listExternalMembers as GET,
} from "@/modules/customer-members/external-routes";
