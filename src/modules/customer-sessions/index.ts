export { createCustomerSession } from "./create-customer-session";
export type { Portal } from "./enter-portal";
export { noPortalCookie, portalCookie } from "./portal-cookie";
export { enteredPortal, getPortal } from "./portal-page";
export { portalPath } from "./portal-pages";
export { dropSessionsOf, findPortalSlug, type PortalBrand } from "./repository";
