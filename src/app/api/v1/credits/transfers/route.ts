export { createCreditTransfer as POST } from "@/modules/credits/routes";
