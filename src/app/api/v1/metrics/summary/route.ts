export { getMetricsSummary as GET } from "@/modules/metrics/routes";
