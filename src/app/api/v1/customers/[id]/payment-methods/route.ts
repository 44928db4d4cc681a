export { listPaymentMethods as GET } from "@/modules/payment-methods/routes";
