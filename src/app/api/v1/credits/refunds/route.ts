export { createCreditRefund as POST } from "@/modules/credits/routes";
