"use client";

import { useQuery } from "@tanstack/react-query";
import { Link2 } from "lucide-react";
import type { ReactNode } from "react";
import type { DataColumn } from "@/components/data-table/columns";
import { FilterBar } from "@/components/data-table/filter-bar";
import { QueryTable, tableOf } from "@/components/data-table/query-table";
import { SearchInput } from "@/components/data-table/search-input";
import { useListSearch } from "@/components/data-table/use-list-search";
import { LocalTime } from "@/components/time/local-time";
import { CopyButton } from "@/components/ui/copy-button";
import { EmptyState } from "@/components/ui/empty-state";
import { linkDefaults, linkFilters, linkList } from "../queries";
import type { CheckoutLink } from "../schema";
import { DeleteLink, EditLink, nameOf } from "./link-dialogs";
import type { Choices } from "./link-fields";

const columns: DataColumn<CheckoutLink>[] = [
  {
    id: "label",
    header: "Link",
    cell: (link) => (
      <span className="grid">
        <span className="truncate">{nameOf(link)}</span>
        <span className="truncate text-muted-foreground text-xs">
          {link.label ? link.products.map(({ name }) => name).join(", ") : link.discount?.name}
        </span>
      </span>
    ),
    sortable: true,
    className: "max-w-28 sm:max-w-72",
  },
  {
    id: "opened_count",
    header: "Opened",
    cell: ({ opened_count }) => opened_count,
    sortable: true,
    descFirst: true,
    align: "end",
    hideBelow: "sm",
    className: "w-24",
  },
  {
    id: "bought_count",
    header: "Bought",
    cell: ({ bought_count }) => bought_count,
    sortable: true,
    descFirst: true,
    align: "end",
    className: "w-24",
  },
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

const actions = (choices: Choices | null): DataColumn<CheckoutLink> => ({
  id: "actions",
  header: "Actions",
  hideHeader: true,
  align: "end",
  className: choices ? "w-28" : "w-12",
  cell: (link) => (
    <span className="flex items-center justify-end">
      <CopyButton value={link.url} label={`Copy address of ${nameOf(link)}`} />
      {choices ? (
        <>
          <EditLink link={link} {...choices} />
          <DeleteLink link={link} />
        </>
      ) : null}
    </span>
  ),
});

const Empty = ({ searched }: { searched: boolean }) =>
  searched ? (
    <EmptyState icon={<Link2 />} title="No link matches" description="Search by a part of the label." />
  ) : (
    <EmptyState
      icon={<Link2 />}
      title="No checkout links yet"
      description="A link sells the same to everybody who follows it: share it in a newsletter, a readme or an advertisement."
    />
  );

type Props = {
  organizationId: string;
  /** What the forms choose from; null for whoever may not edit. */
  choices: Choices | null;
  productFilter: ReactNode;
};

/** All links of an organization: searched, sorted and paged by the address. */
export function LinkList({ organizationId, choices, productFilter }: Props) {
  const list = useListSearch(linkFilters, linkDefaults);
  return (
    <>
      <FilterBar onClear={list.clear}>
        <SearchInput
          label="Search links"
          value={list.text("query")}
          onValueChange={(text) => list.set("query", text)}
        />
        {productFilter}
      </FilterBar>
      <QueryTable
        label="Checkout links"
        query={useQuery(linkList(organizationId, list.search))}
        columns={[...columns, actions(choices)]}
        {...tableOf(list)}
        empty={<Empty searched={list.clear !== undefined} />}
      />
    </>
  );
}
