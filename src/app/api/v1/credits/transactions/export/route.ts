export { exportCreditTransactions as GET } from "@/modules/credits/routes";
