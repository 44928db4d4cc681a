export { previewSubscriptionChange as GET } from "@/modules/subscriptions/preview-routes";
