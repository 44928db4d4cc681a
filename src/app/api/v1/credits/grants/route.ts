export { createCreditGrant as POST, listCreditGrants as GET } from "@/modules/credits/routes";
