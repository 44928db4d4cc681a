export {
  deleteDashboard as DELETE,
  getDashboard as GET,
  updateDashboard as PATCH,
} from "@/modules/metrics/dashboard-routes";
