export { type Balances, lockBalances, moveBalances } from "./balances";
export { post, posting } from "./post";
export {
  type BilledOrder,
  disputeOpened,
  disputeWon,
  duplicateReceived,
  duplicateReturned,
  orderBilled,
  orderVoided,
  type Posting,
  paymentReceived,
  refundFailed,
  refundPaid,
  type TakenPayment,
} from "./rules";
export { CustomerWallet } from "./wallet-schema";
export { listWallets } from "./wallets";
