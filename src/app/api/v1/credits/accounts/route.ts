export { listCreditAccounts as GET } from "@/modules/credits/overview-routes";
