import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { ListSearch } from "@/lib/list-search";
import { pageOf } from "@/lib/page";
import { exportUrl, request } from "@/lib/request";
import { JournalBalances, JournalEntry } from "./schema";

/** What the address of the list may name besides page, limit and sorting. `from` and `to` are days, both included. */
export const journalFilters = ["kind", "from", "to"];
export const journalDefaults = { sorting: "-created_at", limit: "25" };

const EntryPage = pageOf(JournalEntry);

export const journalEntries = (organizationId: string, search: ListSearch) =>
  queryOptions({
    queryKey: ["journal", organizationId, "list", search],
    queryFn: ({ signal }) =>
      request(EntryPage, "/journal/entries", { organization: organizationId, query: search, signal }),
    placeholderData: keepPreviousData,
  });

/** The span of a list, for what its accounts come to. */
export const spanOf = ({ created_after, created_before }: ListSearch): ListSearch => ({
  ...(created_after && { created_after }),
  ...(created_before && { created_before }),
});

export const journalBalances = (organizationId: string, span: ListSearch) =>
  queryOptions({
    queryKey: ["journal", organizationId, "balances", span],
    queryFn: ({ signal }) =>
      request(JournalBalances, "/journal/balances", { organization: organizationId, query: span, signal }),
    placeholderData: keepPreviousData,
  });

/** Where the browser finds the entries that the filters leave, as CSV. */
export const journalExportUrl = (organizationId: string, search: ListSearch): string =>
  exportUrl("journal", organizationId, search);
