export { getReceipt as GET } from "@/modules/invoices/routes";
