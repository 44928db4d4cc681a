export { makeOwnPaymentMethodDefault as POST } from "@/modules/payment-methods/customer-routes";
