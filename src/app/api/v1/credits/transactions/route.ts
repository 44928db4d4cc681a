export { listCreditTransactions as GET } from "@/modules/credits/routes";
