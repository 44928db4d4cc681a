export { bookRefund, lockOrder, type OrderBooks } from "./book-refund";
export { placeOrder } from "./place-order";
export { findOrder, findOrders } from "./repository";
export { invoiceNumber, numberOf } from "./rules";
export { Sold } from "./schema";
export { type SubscriptionColumns, toOrderSubscription } from "./subscription-view";
export { voidOrders } from "./void-orders";
export { type NewOrder, type NewOrderItem, writeOrders } from "./write-orders";
