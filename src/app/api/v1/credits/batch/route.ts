export { runCreditBatch as POST } from "@/modules/credits/routes";
