export { getCheckout as GET, updateCheckout as PATCH } from "@/modules/checkouts/routes";
