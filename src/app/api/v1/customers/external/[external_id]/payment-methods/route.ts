export { listPaymentMethodsByExternalId as GET } from "@/modules/payment-methods/routes";
