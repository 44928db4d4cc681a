export { createOrganization as POST, listOrganizations as GET } from "@/modules/organizations/routes";
