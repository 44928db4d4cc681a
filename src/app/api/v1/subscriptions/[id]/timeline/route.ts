export { getSubscriptionTimeline as GET } from "@/modules/subscriptions/routes";
