export { getOrganization } from "./get-organization";
export { listOrganizations } from "./repository";
