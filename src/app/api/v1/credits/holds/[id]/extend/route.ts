export { extendCreditHold as POST } from "@/modules/credits/routes";
