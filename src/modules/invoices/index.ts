export { issueInvoice } from "./issue-invoice";
export { signLink } from "./sign-link";
