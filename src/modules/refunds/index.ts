export { settleRefund } from "./settle-refund";
