export { getOwnLicenseKey as GET } from "@/modules/license-keys/customer-routes";
