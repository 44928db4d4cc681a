"use client";

import { useQuery } from "@tanstack/react-query";
import { TextCursorInput } from "lucide-react";
import type { DataColumn } from "@/components/data-table/columns";
import { dayColumn } from "@/components/data-table/day-column";
import { QueryList } from "@/components/data-table/query-list";
import { useListSearch } from "@/components/data-table/use-list-search";
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
  dayColumn("Created"),
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

const columnsAndActions = [...columns, actions];

/** All fields of an organization: searched, sorted and paged by the address. */
export function FieldList({ organizationId, mayWrite }: { organizationId: string; mayWrite: boolean }) {
  const list = useListSearch(fieldFilters, fieldDefaults);
  return (
    <QueryList
      list={list}
      query={useQuery(fieldList(organizationId, list.search))}
      label="Custom fields"
      columns={mayWrite ? columnsAndActions : columns}
      search="Search fields"
      icon={<TextCursorInput />}
      none={{
        title: "No custom fields yet",
        description:
          "A field asks buyers something at the checkout: a team's name, a size, a tick for your terms.",
      }}
      noMatch={{ title: "No field matches", description: "Search by a part of the name or the slug." }}
    />
  );
}
