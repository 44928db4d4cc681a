export { issueInvoice } from "./issue-invoice";
export { openOrderPaper } from "./open-order-paper";
export { signLink } from "./sign-link";
