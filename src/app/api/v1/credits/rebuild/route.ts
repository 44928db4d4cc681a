export { rebuildCredits as POST } from "@/modules/credits/routes";
