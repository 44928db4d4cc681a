export { serveInvoice as GET, serveInvoice as HEAD } from "@/modules/invoices/routes";
