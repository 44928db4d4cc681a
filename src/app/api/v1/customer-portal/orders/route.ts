export { listOwnOrders as GET } from "@/modules/orders/customer-routes";
