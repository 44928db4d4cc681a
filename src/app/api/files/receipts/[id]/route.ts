export { serveReceipt as GET, serveReceipt as HEAD } from "@/modules/invoices/routes";
