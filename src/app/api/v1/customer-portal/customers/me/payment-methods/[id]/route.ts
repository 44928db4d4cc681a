export { deleteOwnPaymentMethod as DELETE } from "@/modules/payment-methods/customer-routes";
