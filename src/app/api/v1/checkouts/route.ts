export { createCheckout as POST, listCheckouts as GET } from "@/modules/checkouts/routes";
