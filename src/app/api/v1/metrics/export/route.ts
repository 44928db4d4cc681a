export { exportMetrics as GET } from "@/modules/metrics/routes";
