export { retryOrderPayment as POST } from "@/modules/orders/pay-routes";
