"use client";

import { useQuery } from "@tanstack/react-query";
import { BookOpen } from "lucide-react";
import type { DataColumn } from "@/components/data-table/columns";
import { DateFilter } from "@/components/data-table/date-filter";
import { ExportLink } from "@/components/data-table/export-link";
import { FilterBar } from "@/components/data-table/filter-bar";
import { ListFilter } from "@/components/data-table/list-filter";
import { QueryTable, tableOf } from "@/components/data-table/query-table";
import { useListSearch } from "@/components/data-table/use-list-search";
import { LocalTime } from "@/components/time/local-time";
import { useTimeZone } from "@/components/time/time-zone";
import { EmptyState } from "@/components/ui/empty-state";
import { withInstants } from "@/lib/list-search";
import { kindNames, movedText } from "../journal-text";
import { journalDefaults, journalEntries, journalExportUrl, journalFilters } from "../queries";
import type { JournalEntry } from "../schema";
import { JournalBalances } from "./journal-balances";

const columns: DataColumn<JournalEntry>[] = [
  { id: "kind", header: "Entry", cell: ({ kind }) => kindNames[kind], className: "w-44" },
  {
    id: "accounts",
    header: "Accounts",
    cell: (entry) => <span className="block truncate tabular-nums">{movedText(entry)}</span>,
    className: "max-w-40 sm:max-w-96",
  },
  {
    id: "created_at",
    header: "Date",
    cell: ({ created_at }) => <LocalTime at={created_at} className="text-muted-foreground" />,
    sortable: true,
    descFirst: true,
    align: "end",
    hideBelow: "sm",
    className: "w-44",
  },
];

const kinds = Object.entries(kindNames).map(([value, label]) => ({ value, label }));

/** What each account comes to, and the entries that make it so: filtered and paged by the address. */
export function JournalList({ organization: { id, slug } }: { organization: { id: string; slug: string } }) {
  const zone = useTimeZone();
  const list = useListSearch(journalFilters, journalDefaults);
  const search = withInstants(list.search, zone);
  return (
    <>
      <FilterBar onClear={list.clear} actions={<ExportLink href={journalExportUrl(id, search)} />}>
        <ListFilter list={list} name="kind" label="Entry" options={kinds} />
        <DateFilter list={list} />
      </FilterBar>
      <JournalBalances organizationId={id} search={search} />
      <QueryTable
        label="Entries"
        query={useQuery(journalEntries(id, search))}
        columns={columns}
        rowHref={(entry) =>
          entry.order_id
            ? `/dashboard/${slug}/orders/${entry.order_id}`
            : `/dashboard/${slug}/customers/${entry.customer_id}`
        }
        {...tableOf(list)}
        empty={
          <EmptyState
            icon={<BookOpen />}
            title={list.clear ? "No entry matches" : "Nothing has been posted yet"}
            description="Each order, payment, refund and dispute has its entries, which sum to zero."
          />
        }
      />
    </>
  );
}
