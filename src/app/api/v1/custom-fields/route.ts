export { createCustomField as POST, listCustomFields as GET } from "@/modules/custom-fields/routes";
