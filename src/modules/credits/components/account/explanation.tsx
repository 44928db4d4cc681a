"use client";

import { useQuery } from "@tanstack/react-query";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { writeChange, writeCredits } from "../../credit-text";
import type { CreditExplanation } from "../../overview-schema";
import { creditExplanation } from "../../queries";
import { Steps } from "./steps";

type Term = { label: string; note?: string; value: number };

/** The terms of the sum, without those that are nothing. */
function termsOf(sums: CreditExplanation): Term[] {
  const given = sums.granted - sums.purchased;
  const terms: Term[] = [
    { label: "Bought", value: sums.purchased },
    { label: "Given", note: "rewards, adjustments and refunds", value: given },
    { label: "Moved between customers", value: sums.transferred },
    { label: "Spent", note: "less what was given back", value: -sums.spent },
    { label: "Expired", value: -sums.expired },
    { label: "Taken back", note: "with refunded orders", value: -sums.revoked },
    { label: "Held", note: "for work that has not ended", value: -sums.held },
  ];
  return terms.filter(({ value }) => value !== 0);
}

function Sum({ sums, balance }: { sums: CreditExplanation; balance: number }) {
  const terms = termsOf(sums);
  const cell = "py-1.5 tabular-nums";
  return (
    <Card className="p-4">
      <table className="w-full text-sm">
        <caption className="pb-2 text-left text-muted-foreground text-xs">
          All {writeCredits(sums.seq)} transactions of this account, by kind
        </caption>
        <tbody>
          {terms.map(({ label, note, value }) => (
            <tr key={label}>
              <th scope="row" className={cn(cell, "text-left font-normal")}>
                {label}
                {note ? <span className="text-muted-foreground text-xs max-sm:hidden"> {note}</span> : null}
              </th>
              <td className={cn(cell, "text-right")}>{writeChange(value)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="border-t font-semibold">
            <th scope="row" className={cn(cell, "text-left")}>
              Balance
            </th>
            <td className={cn(cell, "text-right")}>= {writeCredits(sums.calculated)}</td>
          </tr>
        </tfoot>
      </table>
      {sums.calculated === balance ? null : (
        <Alert tone="warning" className="mt-3">
          The account says {writeCredits(balance)}. Either it has changed this very moment, or it needs to be
          verified.
        </Alert>
      )}
    </Card>
  );
}

type Props = { organizationId: string; customerId: string; balance: number };

/** Why the balance is what it is: the sum of the log by kind, and then step by step. */
export function Explanation({ organizationId, customerId, balance }: Props) {
  const { data, error, refetch, isFetching } = useQuery(creditExplanation(organizationId, customerId));
  if (error && !data)
    return <ErrorState description={error.message} onRetry={() => refetch()} pending={isFetching} />;
  if (!data) return <Skeleton className="h-48 rounded-lg" />;
  return (
    <div className="grid gap-6">
      <Sum sums={data} balance={balance} />
      <Steps organizationId={organizationId} customerId={customerId} />
    </div>
  );
}
