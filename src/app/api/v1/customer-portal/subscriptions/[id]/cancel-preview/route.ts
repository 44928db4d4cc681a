export { previewOwnSubscriptionCancel as GET } from "@/modules/subscriptions/customer-routes";
