export { listAuditEntries as GET } from "@/modules/audit-log/routes";
