export { previewOwnSubscriptionCharge as GET } from "@/modules/subscriptions/customer-routes";
