export { getClientCheckout as GET, updateClientCheckout as PATCH } from "@/modules/checkouts/routes";
