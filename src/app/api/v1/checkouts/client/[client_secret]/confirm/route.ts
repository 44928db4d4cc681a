export { confirmClientCheckout as POST } from "@/modules/checkouts/routes";
