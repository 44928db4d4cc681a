"use client";

import { useQuery } from "@tanstack/react-query";
import { ScrollText } from "lucide-react";
import { useState } from "react";
import type { DataColumn } from "@/components/data-table/columns";
import { DateFilter } from "@/components/data-table/date-filter";
import { ExportLink } from "@/components/data-table/export-link";
import { FilterBar } from "@/components/data-table/filter-bar";
import { ListFilter } from "@/components/data-table/list-filter";
import { QueryTable, tableOf } from "@/components/data-table/query-table";
import { useListSearch } from "@/components/data-table/use-list-search";
import { LocalTime } from "@/components/time/local-time";
import { useTimeZone } from "@/components/time/time-zone";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { withInstants } from "@/lib/list-search";
import { actionText, actorText, changesText, objectName } from "../audit-text";
import { auditDefaults, auditEntries, auditExportUrl, auditFilters } from "../queries";
import type { AuditEntry } from "../schema";
import { AuditDialog } from "./audit-dialog";

const columns: DataColumn<AuditEntry>[] = [
  {
    id: "action",
    header: "What",
    cell: ({ action }) => actionText(action),
    className: "max-w-44 sm:max-w-60",
  },
  {
    id: "actor",
    header: "Who",
    cell: ({ actor }) => <span className="block truncate">{actorText(actor)}</span>,
    className: "max-w-36 sm:max-w-60",
  },
  {
    id: "changes",
    header: "Fields",
    cell: (entry) => (
      <span className="block truncate text-muted-foreground">{changesText(entry) || "–"}</span>
    ),
    hideBelow: "md",
    className: "max-w-72",
  },
  {
    id: "created_at",
    header: "When",
    cell: ({ created_at }) => <LocalTime at={created_at} className="text-muted-foreground" />,
    align: "end",
    hideBelow: "sm",
    className: "w-44",
  },
];

const actorTypes = [
  { value: "member", label: "Members" },
  { value: "token", label: "Access tokens" },
  { value: "customer", label: "Customers" },
  { value: "system", label: "Florin itself" },
];

const objectTypes = [
  "product",
  "price",
  "benefit",
  "discount",
  "customer",
  "order",
  "refund",
  "subscription",
  "checkout",
  "file",
  "webhook_endpoint",
  "access_token",
  "member",
  "invitation",
  "organization",
].map((value) => ({ value, label: objectName(value) }));

/** Who did what, newest first: filtered and paged by the address. A row opens what it was before and after. */
export function AuditList({ organization: { id, slug } }: { organization: { id: string; slug: string } }) {
  const zone = useTimeZone();
  const list = useListSearch(auditFilters, auditDefaults);
  const [open, setOpen] = useState<AuditEntry | null>(null);
  const search = withInstants(list.search, zone);
  const only = list.text("object_id") || list.text("actor_id");
  return (
    <>
      <FilterBar onClear={list.clear} actions={<ExportLink href={auditExportUrl(id, search)} />}>
        <ListFilter list={list} name="actor_type" label="Who" options={actorTypes} />
        <ListFilter list={list} name="object_type" label="What" options={objectTypes} />
        <DateFilter list={list} />
        {only ? (
          <Button onClick={() => list.change({ object_id: null, actor_id: null })}>
            {list.text("object_id") ? "Of one object: show all" : "Of one person: show all"}
          </Button>
        ) : null}
      </FilterBar>
      <QueryTable
        label="Audit log"
        query={useQuery(auditEntries(id, search))}
        columns={columns}
        onRowPress={setOpen}
        {...tableOf(list)}
        empty={
          <EmptyState
            icon={<ScrollText />}
            title={list.clear ? "No entry matches" : "Nobody has changed anything yet"}
            description="What members, access tokens and customers change stands here for a year, with what it was before and after."
          />
        }
      />
      <AuditDialog
        entry={open}
        slug={slug}
        onClose={() => setOpen(null)}
        onOnly={(changes) => {
          list.change(changes);
          setOpen(null);
        }}
      />
    </>
  );
}
