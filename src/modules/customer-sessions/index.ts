export type { Portal } from "./enter-portal";
export { getPortal } from "./portal-page";
