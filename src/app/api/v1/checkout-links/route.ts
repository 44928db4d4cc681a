export { createCheckoutLink as POST, listCheckoutLinks as GET } from "@/modules/checkout-links/routes";
