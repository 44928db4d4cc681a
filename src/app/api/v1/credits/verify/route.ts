export { verifyCredits as POST } from "@/modules/credits/routes";
