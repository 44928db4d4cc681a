export { listOwnSubscriptions as GET } from "@/modules/subscriptions/customer-routes";
