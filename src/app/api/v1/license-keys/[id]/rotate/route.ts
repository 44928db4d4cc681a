export { rotateLicenseKey as POST } from "@/modules/license-keys/routes";
