export { getPortalOrganization as GET } from "@/modules/customer-sessions/portal-routes";
