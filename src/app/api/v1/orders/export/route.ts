export { exportOrders as GET } from "@/modules/orders/routes";
