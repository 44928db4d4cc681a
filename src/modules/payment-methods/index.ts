export { keepPaymentMethod } from "./keep-payment-method";
export { listPaymentMethods } from "./list-payment-methods";
export { forgetPaymentMethods } from "./remove-payment-method";
export { findChargeable, findOne as findPaymentMethod } from "./repository";
export { setDefaultPaymentMethod } from "./set-default";
export { settleSetUp, syncPaymentMethod } from "./sync-payment-method";
