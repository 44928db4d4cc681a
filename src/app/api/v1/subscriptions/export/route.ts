export { exportSubscriptions as GET } from "@/modules/subscriptions/routes";
