"use client";

import { useQuery } from "@tanstack/react-query";
import { Coins } from "lucide-react";
import type { DataColumn } from "@/components/data-table/columns";
import { ListFilter } from "@/components/data-table/list-filter";
import { QueryList } from "@/components/data-table/query-list";
import { useListSearch } from "@/components/data-table/use-list-search";
import { LocalTime } from "@/components/time/local-time";
import { Badge } from "@/components/ui/badge";
import type { PageOf } from "@/lib/page";
import { writeCredits } from "../credit-text";
import type { CreditAccount } from "../overview-schema";
import { accountDefaults, accountFilters, creditAccounts } from "../queries";

const isLow = ({ balance, low_threshold }: CreditAccount) =>
  low_threshold !== null && balance < low_threshold;

const columns: DataColumn<CreditAccount>[] = [
  {
    id: "customer",
    header: "Customer",
    cell: ({ customer }) => (
      <span className="block truncate">{customer.name ?? customer.email ?? "Deleted customer"}</span>
    ),
    className: "max-w-40 sm:max-w-80",
  },
  {
    id: "balance",
    header: "Balance",
    cell: (account) => (
      <span className="inline-flex items-center gap-2">
        {isLow(account) ? <Badge tone="warning">Low</Badge> : null}
        {writeCredits(account.balance)}
      </span>
    ),
    sortable: true,
    descFirst: true,
    align: "end",
  },
  { id: "held", header: "Held", cell: ({ held }) => writeCredits(held), align: "end", hideBelow: "md" },
  {
    id: "granted",
    header: "Granted",
    cell: ({ granted }) => writeCredits(granted),
    align: "end",
    hideBelow: "lg",
  },
  { id: "spent", header: "Spent", cell: ({ spent }) => writeCredits(spent), align: "end", hideBelow: "sm" },
  {
    id: "modified_at",
    header: "Last change",
    cell: ({ modified_at }) => (
      <LocalTime at={modified_at} style="relative" className="text-muted-foreground" />
    ),
    sortable: true,
    descFirst: true,
    align: "end",
    hideBelow: "md",
    className: "w-36",
  },
];

/** An account has no id but its customer's. */
const byCustomer = ({ items, ...page }: PageOf<CreditAccount>): PageOf<CreditAccount & { id: string }> => ({
  ...page,
  items: items.map((account) => ({ ...account, id: account.customer_id })),
});

/** Who has credits: searched, sorted and paged by the address. */
export function AccountList({ organization: { id, slug } }: { organization: { id: string; slug: string } }) {
  const list = useListSearch(accountFilters, accountDefaults);
  return (
    <QueryList
      list={list}
      query={useQuery({ ...creditAccounts(id, list.search), select: byCustomer })}
      label="Credit accounts"
      columns={columns}
      rowHref={(account) => `/dashboard/${slug}/credits/${account.customer_id}`}
      search="Search accounts"
      icon={<Coins />}
      none={{
        title: "No accounts yet",
        description: "A customer's account begins with their first credits.",
      }}
      noMatch={{
        title: "No account matches",
        description: "Search by a part of the customer's name or e-mail, or by the whole external ID.",
      }}
    >
      <ListFilter list={list} name="low" label="Balance" options={[{ value: "true", label: "Low" }]} />
    </QueryList>
  );
}
