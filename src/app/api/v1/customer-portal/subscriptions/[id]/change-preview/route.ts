export { previewOwnSubscriptionChange as GET } from "@/modules/subscriptions/customer-routes";
