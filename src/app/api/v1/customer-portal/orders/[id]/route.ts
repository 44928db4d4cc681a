export { getOwnOrder as GET, updateOwnOrder as PATCH } from "@/modules/orders/customer-routes";
