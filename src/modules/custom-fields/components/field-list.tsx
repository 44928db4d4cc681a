"use client";

import { useQuery } from "@tanstack/react-query";
import { TextCursorInput } from "lucide-react";
import type { DataColumn } from "@/components/data-table/columns";
import { FilterBar } from "@/components/data-table/filter-bar";
import { QueryTable, tableOf } from "@/components/data-table/query-table";
import { SearchInput } from "@/components/data-table/search-input";
import { useListSearch } from "@/components/data-table/use-list-search";
import { LocalTime } from "@/components/time/local-time";
import { EmptyState } from "@/components/ui/empty-state";
import { fieldDefaults, fieldFilters, fieldList } from "../queries";
import type { CustomField } from "../schema";
import { DeleteField, EditField } from "./field-dialogs";
import { typeText } from "./type-text";

const columns: DataColumn<CustomField>[] = [
  {
    id: "name",
    header: "Field",
    cell: ({ name }) => <span className="block truncate">{name}</span>,
    sortable: true,
    className: "max-w-28 sm:max-w-72",
  },
  {
    id: "slug",
    header: "Slug",
    cell: ({ slug }) => <span className="block truncate font-mono text-xs">{slug}</span>,
    sortable: true,
    hideBelow: "sm",
    className: "max-w-48",
  },
  { id: "type", header: "Type", cell: ({ type }) => typeText[type], sortable: true, className: "w-28" },
  {
    id: "created_at",
    header: "Created",
    cell: ({ created_at }) => <LocalTime at={created_at} style="date" className="text-muted-foreground" />,
    sortable: true,
    descFirst: true,
    align: "end",
    hideBelow: "md",
    className: "w-36",
  },
];

const actions: DataColumn<CustomField> = {
  id: "actions",
  header: "Actions",
  hideHeader: true,
  align: "end",
  className: "w-20",
  cell: (field) => (
    <span className="flex items-center justify-end">
      <EditField field={field} />
      <DeleteField field={field} />
    </span>
  ),
};

const Empty = ({ searched }: { searched: boolean }) =>
  searched ? (
    <EmptyState
      icon={<TextCursorInput />}
      title="No field matches"
      description="Search by a part of the name or the slug."
    />
  ) : (
    <EmptyState
      icon={<TextCursorInput />}
      title="No custom fields yet"
      description="A field asks buyers something at the checkout: a team's name, a size, a tick for your terms."
    />
  );

/** All fields of an organization: searched, sorted and paged by the address. */
export function FieldList({ organizationId, mayWrite }: { organizationId: string; mayWrite: boolean }) {
  const list = useListSearch(fieldFilters, fieldDefaults);
  return (
    <>
      <FilterBar onClear={list.clear}>
        <SearchInput
          label="Search fields"
          value={list.text("query")}
          onValueChange={(text) => list.set("query", text)}
        />
      </FilterBar>
      <QueryTable
        label="Custom fields"
        query={useQuery(fieldList(organizationId, list.search))}
        columns={mayWrite ? [...columns, actions] : columns}
        {...tableOf(list)}
        empty={<Empty searched={list.clear !== undefined} />}
      />
    </>
  );
}
