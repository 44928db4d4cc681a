export { activateOpenly as POST } from "@/modules/license-keys/open-routes";
