export {
  removeOwnMember as DELETE,
  updateOwnMember as PATCH,
} from "@/modules/customer-members/portal-routes";
