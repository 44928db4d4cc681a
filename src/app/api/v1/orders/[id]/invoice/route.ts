export { generateInvoice as POST, getInvoice as GET } from "@/modules/invoices/routes";
