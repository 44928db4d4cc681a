export { listPayments as GET } from "@/modules/payments/routes";
