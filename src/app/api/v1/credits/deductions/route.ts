export { createCreditDeduction as POST } from "@/modules/credits/routes";
