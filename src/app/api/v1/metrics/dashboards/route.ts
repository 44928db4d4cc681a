export { createDashboard as POST, listDashboards as GET } from "@/modules/metrics/dashboard-routes";
