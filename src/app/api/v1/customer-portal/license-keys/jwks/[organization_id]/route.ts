export { getPublicKeys as GET } from "@/modules/license-keys/open-routes";
