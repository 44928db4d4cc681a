export { generateOwnInvoice as POST, getOwnInvoice as GET } from "@/modules/invoices/customer-routes";
