export { getMetrics as GET } from "@/modules/metrics/routes";
