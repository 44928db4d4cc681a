export { explainCreditBalance as GET } from "@/modules/credits/overview-routes";
