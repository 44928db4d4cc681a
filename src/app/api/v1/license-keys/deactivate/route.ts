export { deactivateLicenseKey as POST } from "@/modules/license-keys/routes";
