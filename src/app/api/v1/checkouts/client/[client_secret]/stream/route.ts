export { streamClientCheckout as GET } from "@/modules/checkouts/routes";
