export { getOrder as GET, updateOrder as PATCH } from "@/modules/orders/routes";
