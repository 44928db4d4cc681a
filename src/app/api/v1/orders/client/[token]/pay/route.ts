export { payClientOrder as POST } from "@/modules/orders/pay-routes";
