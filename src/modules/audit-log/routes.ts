import "server-only";
import { merchant } from "@/server/auth/access";
import { pageOf } from "@/server/http/list";
import { route } from "@/server/http/route";
import { exportAuditLog as exportCsv } from "./export-audit-log";
import { AuditQuery, listAuditEntries as list } from "./repository";
import { AuditEntry } from "./schema";

export const listAuditEntries = route({
  method: "GET",
  path: "/audit-log",
  name: "auditLog.list",
  summary: "List who did what, with before and after",
  access: merchant("audit_log:read"),
  query: AuditQuery,
  returns: pageOf(AuditEntry),
  handler: ({ ctx, query }) => list(ctx.read, ctx.organizationId, query),
});

export const exportAuditLog = route({
  method: "GET",
  path: "/audit-log/export",
  name: "auditLog.export",
  summary: "Export the audit log as CSV",
  access: merchant("audit_log:read"),
  query: AuditQuery,
  produces: "text/csv",
  handler: ({ ctx, query }) => exportCsv(ctx, query),
});

export const auditRoutes = [listAuditEntries, exportAuditLog];
