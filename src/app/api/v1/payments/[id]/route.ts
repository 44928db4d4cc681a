export { getPayment as GET } from "@/modules/payments/routes";
