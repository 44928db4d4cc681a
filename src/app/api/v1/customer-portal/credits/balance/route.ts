export { getOwnCreditBalance as GET } from "@/modules/credits/customer-routes";
