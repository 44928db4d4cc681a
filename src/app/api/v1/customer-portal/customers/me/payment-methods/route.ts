export {
  addOwnPaymentMethod as POST,
  listOwnPaymentMethods as GET,
} from "@/modules/payment-methods/customer-routes";
