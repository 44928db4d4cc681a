export { cancelIntent, charge, findCharge, retrieve } from "./charge";
export { findSoldPayment, type SoldPayment } from "./find-sold-payment";
export { cancelPayment, refundDuplicate } from "./jobs";
export {
  decidePayment,
  findPaymentByIntent,
  findPaymentOfOrder,
  findPaymentRow,
  findPendingPayment,
  insertPayment,
  linkPaymentToOrder,
  listStuckPayments,
  type PaymentRow,
} from "./repository";
export { fieldOf, fromStripeAmount, type Outcome, toStripeAmount } from "./rules";
