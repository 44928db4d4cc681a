export {
  deleteExternalMember as DELETE,
  getExternalMember as GET,
  updateExternalMember as PATCH,
} from "@/modules/customer-members/external-routes";
