export { beginSubscription, type SoldSubscription } from "./begin-subscription";
export { endSubscriptionsOf } from "./end-of-customer";
export { startBilling } from "./engine/bill-forever";
export { nextDueOf, runDue, runDueOf } from "./engine/run-due";
export { settleOrders } from "./engine/settle-orders";
export { findSubscription } from "./find-subscriptions";
export { afterCycles, type Cycle } from "./rules/periods";
export { settleChange } from "./settle-change";
export { cardStage } from "./tell-expiring-cards";
