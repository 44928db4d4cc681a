export { validateLicenseKey as POST } from "@/modules/license-keys/routes";
