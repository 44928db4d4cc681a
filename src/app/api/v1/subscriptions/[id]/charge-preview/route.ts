export { previewSubscriptionCharge as GET } from "@/modules/subscriptions/preview-routes";
