"use client";

import { useQuery } from "@tanstack/react-query";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";
import { formatMinor } from "@/components/ui/money-text";
import { Skeleton } from "@/components/ui/skeleton";
import type { ListSearch } from "@/lib/list-search";
import { accountNames, accounts } from "../journal-text";
import { journalBalances, spanOf } from "../queries";
import type { JournalBalance } from "../schema";

const Balance = ({ balance }: { balance: JournalBalance }) => (
  <dl aria-label={balance.currency.toUpperCase()} className="grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-4">
    {accounts.map((account) => (
      <div key={account} className="grid gap-0.5">
        <dt className="truncate text-muted-foreground text-xs">{accountNames[account]}</dt>
        <dd className="truncate font-medium text-sm tabular-nums">
          {formatMinor(balance[account], balance.currency)}
        </dd>
      </div>
    ))}
  </dl>
);

/** What each account comes to, by currency; of the days that the list below shows, or of all time. */
export function JournalBalances({ organizationId, search }: { organizationId: string; search: ListSearch }) {
  const span = spanOf(search);
  const { data, error, refetch, isFetching } = useQuery(journalBalances(organizationId, span));
  const isPart = Object.keys(span).length > 0;
  if (data?.items.length === 0) return null;
  return (
    <Card className="mb-4">
      <CardHeader
        title={isPart ? "Moved in this time" : "Accounts"}
        description="Debit is positive, credit negative: what you earned and what you owe stands below zero."
      />
      <CardContent className="grid gap-5">
        {data?.items.map((balance) => (
          <Balance key={balance.currency} balance={balance} />
        ))}
        {error && !data ? (
          <ErrorState description={error.message} onRetry={refetch} pending={isFetching} />
        ) : null}
        {data || error ? null : <Skeleton className="h-20" />}
      </CardContent>
    </Card>
  );
}
