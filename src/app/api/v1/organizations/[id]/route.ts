export { getOrganization as GET, updateOrganization as PATCH } from "@/modules/organizations/routes";
