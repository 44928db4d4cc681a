export { getCohorts as GET } from "@/modules/metrics/routes";
