export { confirmOwnPaymentMethod as POST } from "@/modules/payment-methods/customer-routes";
