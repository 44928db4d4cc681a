export { streamClientOrder as GET } from "@/modules/orders/pay-routes";
