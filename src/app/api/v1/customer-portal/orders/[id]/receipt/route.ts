export { getOwnReceipt as GET } from "@/modules/invoices/customer-routes";
