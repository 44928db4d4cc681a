export { getLicenseKeyActivation as GET } from "@/modules/license-keys/routes";
