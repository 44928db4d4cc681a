export { getCreditSummary as GET } from "@/modules/credits/overview-routes";
