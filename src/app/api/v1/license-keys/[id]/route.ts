export { getLicenseKey as GET, updateLicenseKey as PATCH } from "@/modules/license-keys/routes";
