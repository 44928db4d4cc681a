export { listOrders as GET } from "@/modules/orders/routes";
