export { getCreditSettings as GET, updateCreditSettings as PATCH } from "@/modules/credits/routes";
