export { activateLicenseKey as POST } from "@/modules/license-keys/routes";
