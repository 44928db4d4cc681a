export { getClientOrder as GET } from "@/modules/orders/pay-routes";
