export { confirmCheckoutById as POST } from "@/modules/checkouts/routes";
