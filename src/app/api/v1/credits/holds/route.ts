export { createCreditHold as POST, listCreditHolds as GET } from "@/modules/credits/routes";
