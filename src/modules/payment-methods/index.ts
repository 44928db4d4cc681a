export { keepPaymentMethod } from "./keep-payment-method";
export { forgetPaymentMethods } from "./remove-payment-method";
export { findChargeable } from "./repository";
export { settleSetUp, syncPaymentMethod } from "./sync-payment-method";
