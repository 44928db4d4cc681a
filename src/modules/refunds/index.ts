export { findRefund } from "./repository";
export { settleRefund } from "./settle-refund";
