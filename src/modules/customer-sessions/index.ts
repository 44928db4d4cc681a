export { createCustomerSession } from "./create-customer-session";
export type { Portal } from "./enter-portal";
export { getPortal } from "./portal-page";
export { dropSessionsOf, findPortalSlug } from "./repository";
