export { getSessionUser as GET } from "@/modules/customer-sessions/portal-routes";
