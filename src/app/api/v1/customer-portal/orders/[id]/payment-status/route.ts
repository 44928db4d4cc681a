export { getOwnPaymentStatus as GET } from "@/modules/orders/customer-routes";
