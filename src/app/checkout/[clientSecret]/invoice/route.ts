export { openInvoice as GET } from "@/modules/checkouts";
