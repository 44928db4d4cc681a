export { getProductMetrics as GET } from "@/modules/metrics/routes";
