export { rotateOwnLicenseKey as POST } from "@/modules/license-keys/customer-routes";
