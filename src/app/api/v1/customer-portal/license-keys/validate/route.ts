export { validateOpenly as POST } from "@/modules/license-keys/open-routes";
