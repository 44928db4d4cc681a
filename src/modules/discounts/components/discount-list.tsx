"use client";

import { useQuery } from "@tanstack/react-query";
import { TicketPercent } from "lucide-react";
import type { DataColumn } from "@/components/data-table/columns";
import { dayColumn } from "@/components/data-table/day-column";
import { QueryList } from "@/components/data-table/query-list";
import { useListSearch } from "@/components/data-table/use-list-search";
import { redemptionsText, worthText } from "../discount-text";
import { discountDefaults, discountFilters, discountList } from "../queries";
import type { Discount } from "../schema";
import { DiscountStatus } from "./discount-status";

const columns: DataColumn<Discount>[] = [
  {
    id: "name",
    header: "Discount",
    cell: (discount) => (
      <span className="grid">
        <span className="truncate">{discount.name}</span>
        <span className="truncate text-muted-foreground text-xs">{worthText(discount)}</span>
      </span>
    ),
    sortable: true,
    className: "max-w-40 sm:max-w-72",
  },
  {
    id: "code",
    header: "Code",
    cell: ({ code }) => <span className="block truncate font-mono text-xs">{code ?? "–"}</span>,
    sortable: true,
    className: "max-w-28 sm:max-w-48",
  },
  {
    id: "status",
    header: "Status",
    cell: (discount) => <DiscountStatus discount={discount} />,
    hideBelow: "sm",
    className: "w-28",
  },
  {
    id: "redemptions_count",
    header: "Redeemed",
    cell: (discount) => <span className="tabular-nums">{redemptionsText(discount)}</span>,
    sortable: true,
    descFirst: true,
    align: "end",
    className: "w-28",
  },
  dayColumn("Created"),
];

/** All discounts of an organization: searched, sorted and paged by the address. */
export function DiscountList({ organization: { id, slug } }: { organization: { id: string; slug: string } }) {
  const list = useListSearch(discountFilters, discountDefaults);
  return (
    <QueryList
      list={list}
      query={useQuery(discountList(id, list.search))}
      label="Discounts"
      columns={columns}
      rowHref={(discount) => `/dashboard/${slug}/discounts/${discount.id}`}
      search="Search discounts"
      icon={<TicketPercent />}
      none={{
        title: "No discounts yet",
        description:
          "A discount takes a percentage or an amount off: by a code that buyers type, or set by you.",
      }}
      noMatch={{ title: "No discount matches", description: "Search by a part of the name or the code." }}
    />
  );
}
