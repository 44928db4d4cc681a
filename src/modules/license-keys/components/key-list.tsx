"use client";

import { useQuery } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import type { DataColumn } from "@/components/data-table/columns";
import { FilterBar, FilterMenu } from "@/components/data-table/filter-bar";
import { QueryTable, tableOf } from "@/components/data-table/query-table";
import { SearchInput } from "@/components/data-table/search-input";
import { useListSearch } from "@/components/data-table/use-list-search";
import { LocalTime } from "@/components/time/local-time";
import { EmptyState } from "@/components/ui/empty-state";
import { activationsText } from "../key-text";
import { licenseKeyDefaults, licenseKeyFilters, licenseKeyList } from "../queries";
import type { LicenseKey } from "../schema";
import { KeyState } from "./key-state";

const columns: DataColumn<LicenseKey>[] = [
  {
    id: "key",
    header: "Key",
    cell: ({ display_key, benefit_description }) => (
      <span className="grid">
        <code className="font-mono text-xs">{display_key}</code>
        <span className="truncate text-muted-foreground text-xs">{benefit_description}</span>
      </span>
    ),
    className: "max-w-36 sm:max-w-72",
  },
  {
    id: "customer",
    header: "Customer",
    cell: ({ customer }) => <span className="block truncate">{customer.email ?? "Deleted customer"}</span>,
    className: "max-w-36 sm:max-w-64",
  },
  { id: "status", header: "Status", cell: (key) => <KeyState licenseKey={key} />, className: "w-28" },
  {
    id: "activations",
    header: "Activations",
    cell: (key) => <span className="tabular-nums">{activationsText(key)}</span>,
    align: "end",
    hideBelow: "md",
    className: "w-32",
  },
  {
    id: "created_at",
    header: "Granted",
    cell: ({ created_at }) => <LocalTime at={created_at} style="date" className="text-muted-foreground" />,
    sortable: true,
    descFirst: true,
    align: "end",
    hideBelow: "md",
    className: "w-36",
  },
];

const statuses = [
  { value: "granted", label: "Granted" },
  { value: "revoked", label: "Revoked" },
  { value: "disabled", label: "Disabled" },
];

const Empty = ({ searched }: { searched: boolean }) =>
  searched ? (
    <EmptyState
      icon={<KeyRound />}
      title="No key matches"
      description="Search by a whole key, or by a part of the customer's e-mail."
    />
  ) : (
    <EmptyState
      icon={<KeyRound />}
      title="No licence keys yet"
      description="Make a benefit of the type Licence keys and add it to a product: each buyer's key stands here."
    />
  );

type Props = {
  organization: { id: string; slug: string };
  /** Those that grant keys, to filter by. */
  benefits: readonly { id: string; description: string }[];
};

/** All keys of an organization: searched, filtered and paged by the address. */
export function KeyList({ organization: { id, slug }, benefits }: Props) {
  const list = useListSearch(licenseKeyFilters, licenseKeyDefaults);
  return (
    <>
      <FilterBar onClear={list.clear}>
        <SearchInput
          label="Search licence keys"
          value={list.text("query")}
          onValueChange={(text) => list.set("query", text)}
        />
        <FilterMenu
          label="Status"
          options={statuses}
          value={list.values("status")}
          onValueChange={(values) => list.set("status", values)}
        />
        <FilterMenu
          label="Benefit"
          options={benefits.map((benefit) => ({ value: benefit.id, label: benefit.description }))}
          value={list.values("benefit_id")}
          onValueChange={(values) => list.set("benefit_id", values)}
        />
      </FilterBar>
      <QueryTable
        label="Licence keys"
        query={useQuery(licenseKeyList(id, list.search))}
        columns={columns}
        rowHref={(key) => `/dashboard/${slug}/license-keys/${key.id}`}
        {...tableOf(list)}
        empty={<Empty searched={list.clear !== undefined} />}
      />
    </>
  );
}
