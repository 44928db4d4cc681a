"use client";

import { useQuery } from "@tanstack/react-query";
import { Coins } from "lucide-react";
import { useMemo, useState } from "react";
import type { DataColumn } from "@/components/data-table/columns";
import { ExportLink } from "@/components/data-table/export-link";
import { FilterBar, FilterMenu } from "@/components/data-table/filter-bar";
import { QueryTable } from "@/components/data-table/query-table";
import { LocalTime } from "@/components/time/local-time";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { refundableOf, titleOf, typeNames, writeChange, writeCredits } from "../../credit-text";
import { creditHistory, HISTORY_LIMIT, historyExportUrl, historySearch } from "../../queries";
import type { CreditTransaction } from "../../schema";
import { RefundTransaction } from "./refund-transaction";

const columns: DataColumn<CreditTransaction>[] = [
  {
    id: "title",
    header: "What",
    cell: (line) => (
      <span className="grid">
        <span className="truncate font-medium">{titleOf(line)}</span>
        <span className="truncate text-muted-foreground text-xs">
          <LocalTime
            at={line.created_at}
            className={cn("md:hidden", line.description && "after:content-['_·_']")}
          />
          {line.description}
        </span>
      </span>
    ),
    className: "max-w-40 sm:max-w-72",
  },
  {
    id: "amount",
    header: "Change",
    cell: ({ amount }) => <span className={cn(amount > 0 && "text-success")}>{writeChange(amount)}</span>,
    align: "end",
  },
  {
    id: "balance",
    header: "Balance",
    cell: ({ balance }) => <span className="text-muted-foreground">{writeCredits(balance)}</span>,
    align: "end",
    hideBelow: "sm",
  },
  {
    id: "created_at",
    header: "When",
    cell: ({ created_at }) => <LocalTime at={created_at} className="text-muted-foreground" />,
    align: "end",
    hideBelow: "md",
    className: "w-44",
  },
];

const refund: DataColumn<CreditTransaction> = {
  id: "refund",
  header: "Give back",
  hideHeader: true,
  cell: (line) => (refundableOf(line) > 0 ? <RefundTransaction line={line} /> : null),
  align: "end",
  className: "w-28",
};

const types = Object.entries(typeNames).map(([value, label]) => ({ value, label }));

type Props = { organizationId: string; customerId: string; mayEdit: boolean };

/** All that happened to an account, newest first: from the ledger, and behind it from the archive. */
export function History({ organizationId, customerId, mayEdit }: Props) {
  const [page, setPage] = useState(1);
  const [chosen, setChosen] = useState<string[]>([]);
  const search = historySearch(customerId, page, chosen);
  const shown = useMemo(() => (mayEdit ? [...columns, refund] : columns), [mayEdit]);
  return (
    <>
      <FilterBar actions={<ExportLink href={historyExportUrl(organizationId, customerId)} />}>
        <FilterMenu
          label="Kind"
          options={types}
          value={chosen}
          onValueChange={(value) => {
            setChosen(value);
            setPage(1);
          }}
        />
      </FilterBar>
      <QueryTable
        label="History"
        query={useQuery(creditHistory(organizationId, search))}
        columns={shown}
        page={page}
        limit={HISTORY_LIMIT}
        onPageChange={setPage}
        skeletonRows={5}
        empty={
          <EmptyState
            icon={<Coins />}
            title={chosen.length > 0 ? "Nothing of this kind" : "Nothing happened yet"}
            className="py-8"
          />
        }
      />
    </>
  );
}
