export { captureCreditHold as POST } from "@/modules/credits/routes";
