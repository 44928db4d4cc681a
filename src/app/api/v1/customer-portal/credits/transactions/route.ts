export { listOwnCreditTransactions as GET } from "@/modules/credits/customer-routes";
