import "server-only";
import { merchant } from "@/server/auth/access";
import { pageOf } from "@/server/http/list";
import { route } from "@/server/http/route";
import { exportEntries } from "./export-entries";
import { JournalList, JournalSpan, listEntries, sumEntries } from "./repository";
import { JournalBalances, JournalEntry } from "./schema";

export const listJournalEntries = route({
  method: "GET",
  path: "/journal/entries",
  name: "journal.listEntries",
  summary: "List the entries of the books",
  access: merchant("journal:read"),
  query: JournalList,
  returns: pageOf(JournalEntry),
  handler: ({ ctx, query }) => listEntries(ctx.read, ctx.organizationId, query),
});

export const exportJournal = route({
  method: "GET",
  path: "/journal/export",
  name: "journal.export",
  summary: "Export the books as CSV, oldest entries first",
  access: merchant("journal:read"),
  query: JournalList.omit({ page: true, limit: true, sorting: true }),
  produces: "text/csv",
  handler: ({ ctx, query }) => exportEntries(ctx, query),
});

export const getJournalBalances = route({
  method: "GET",
  path: "/journal/balances",
  name: "journal.balances",
  summary: "Get what each account comes to, up to an instant or within a time",
  access: merchant("journal:read"),
  query: JournalSpan,
  returns: JournalBalances,
  handler: async ({ ctx, query: { created_after, created_before } }) => ({
    created_after: created_after ?? null,
    created_before: created_before ?? null,
    items: await sumEntries(ctx.read, ctx.organizationId, { created_after, created_before }),
  }),
});

export const bookRoutes = [listJournalEntries, exportJournal, getJournalBalances];
