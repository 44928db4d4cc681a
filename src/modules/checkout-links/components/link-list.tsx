"use client";

import { useQuery } from "@tanstack/react-query";
import { Link2 } from "lucide-react";
import { type ReactNode, useMemo } from "react";
import type { DataColumn } from "@/components/data-table/columns";
import { dayColumn } from "@/components/data-table/day-column";
import { QueryList } from "@/components/data-table/query-list";
import { useListSearch } from "@/components/data-table/use-list-search";
import { CopyButton } from "@/components/ui/copy-button";
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
  dayColumn("Created"),
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
    <QueryList
      list={list}
      query={useQuery(linkList(organizationId, list.search))}
      label="Checkout links"
      columns={useMemo(() => [...columns, actions(choices)], [choices])}
      search="Search links"
      icon={<Link2 />}
      none={{
        title: "No checkout links yet",
        description:
          "A link sells the same to everybody who follows it: share it in a newsletter, a readme or an advertisement.",
      }}
      noMatch={{ title: "No link matches", description: "Search by a part of the label." }}
    >
      {productFilter}
    </QueryList>
  );
}
