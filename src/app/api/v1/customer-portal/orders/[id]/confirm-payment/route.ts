export { confirmOwnPayment as POST } from "@/modules/orders/customer-routes";
