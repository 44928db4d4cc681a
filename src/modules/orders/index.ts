export { bookRefund, lockOrder, type OrderBooks } from "./book-refund";
export { placeOrder } from "./place-order";
export { findOrder } from "./repository";
export { invoiceNumber, numberOf } from "./rules";
export { Sold } from "./schema";
