export { deactivateOpenly as POST } from "@/modules/license-keys/open-routes";
