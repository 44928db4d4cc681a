export { generateCreditNote as POST, getCreditNote as GET } from "@/modules/invoices/routes";
