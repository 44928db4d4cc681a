export { getMetricsLimits as GET } from "@/modules/metrics/routes";
