export { releaseCreditHold as POST } from "@/modules/credits/routes";
