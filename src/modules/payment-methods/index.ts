export { keepPaymentMethod } from "./keep-payment-method";
export { forgetPaymentMethods } from "./remove-payment-method";
export { settleSetUp, syncPaymentMethod } from "./sync-payment-method";
