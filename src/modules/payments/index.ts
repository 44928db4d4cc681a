export { cancelIntent, charge, retrieve } from "./charge";
export type { ChargeRequest } from "./charge-request";
export { findCharge } from "./find-charge";
export { findSoldPayment, OrderToCome, type SoldPayment } from "./find-sold-payment";
export { cancelPayment, refundDuplicate } from "./jobs";
export { outcomeNow } from "./outcome-now";
export {
  findPaymentByIntent,
  findPaymentOfOrder,
  findPaymentRow,
  findPendingPayment,
  findPendingPaymentOfOrder,
  linkPaymentToOrder,
  listStuckPayments,
  type PaymentRow,
} from "./repository";
export {
  declineOf,
  fieldOf,
  fromStripeAmount,
  type Means,
  meansOf,
  type Outcome,
  toStripeAmount,
} from "./rules";
export { stripeCustomerOf } from "./stripe-customer";
export {
  decidePayment,
  decidePayments,
  insertPayment,
  insertPayments,
  type NewPayment,
} from "./write-payments";
