import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { ListSearch } from "@/lib/list-search";
import { pageOf } from "@/lib/page";
import { exportUrl, request } from "@/lib/request";
import { AuditEntry } from "./schema";

/** What the address of the list may name besides page and limit. `from` and `to` are days, both included. */
export const auditFilters = ["actor_type", "actor_id", "object_type", "object_id", "from", "to"];
export const auditDefaults = { limit: "25" };

const EntryPage = pageOf(AuditEntry);

export const auditEntries = (organizationId: string, search: ListSearch) =>
  queryOptions({
    queryKey: ["audit-log", organizationId, search],
    queryFn: ({ signal }) =>
      request(EntryPage, "/audit-log", { organization: organizationId, query: search, signal }),
    placeholderData: keepPreviousData,
  });

/** Where the browser finds the entries that the filters leave, as CSV. */
export const auditExportUrl = (organizationId: string, search: ListSearch): string =>
  exportUrl("audit-log", organizationId, search);
