export { listOwnLicenseKeys as GET } from "@/modules/license-keys/customer-routes";
