export { previewSubscriptionCancel as GET } from "@/modules/subscriptions/preview-routes";
