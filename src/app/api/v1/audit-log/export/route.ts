export { exportAuditLog as GET } from "@/modules/audit-log/routes";
