export { listLicenseKeys as GET } from "@/modules/license-keys/routes";
