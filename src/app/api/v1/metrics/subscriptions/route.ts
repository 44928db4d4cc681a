export { getSubscriptionMetrics as GET } from "@/modules/metrics/routes";
