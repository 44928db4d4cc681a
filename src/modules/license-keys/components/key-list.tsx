"use client";

import { useQuery } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import type { DataColumn } from "@/components/data-table/columns";
import { dayColumn } from "@/components/data-table/day-column";
import { ListFilter } from "@/components/data-table/list-filter";
import { QueryList } from "@/components/data-table/query-list";
import { useListSearch } from "@/components/data-table/use-list-search";
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
  dayColumn("Granted"),
];

const statuses = [
  { value: "granted", label: "Granted" },
  { value: "revoked", label: "Revoked" },
  { value: "disabled", label: "Disabled" },
];

type Props = {
  organization: { id: string; slug: string };
  /** Those that grant keys, to filter by. */
  benefits: readonly { id: string; description: string }[];
};

/** All keys of an organization: searched, filtered and paged by the address. */
export function KeyList({ organization: { id, slug }, benefits }: Props) {
  const list = useListSearch(licenseKeyFilters, licenseKeyDefaults);
  return (
    <QueryList
      list={list}
      query={useQuery(licenseKeyList(id, list.search))}
      label="Licence keys"
      columns={columns}
      rowHref={(key) => `/dashboard/${slug}/license-keys/${key.id}`}
      search="Search licence keys"
      icon={<KeyRound />}
      none={{
        title: "No licence keys yet",
        description:
          "Make a benefit of the type Licence keys and add it to a product: each buyer's key stands here.",
      }}
      noMatch={{
        title: "No key matches",
        description: "Search by a whole key, or by a part of the customer's e-mail.",
      }}
    >
      <ListFilter list={list} name="status" label="Status" options={statuses} />
      <ListFilter
        list={list}
        name="benefit_id"
        label="Benefit"
        options={benefits.map((benefit) => ({ value: benefit.id, label: benefit.description }))}
      />
    </QueryList>
  );
}
