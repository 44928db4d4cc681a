export { getOrderTimeline as GET } from "@/modules/orders/routes";
