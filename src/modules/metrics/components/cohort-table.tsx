"use client";

import { useQuery } from "@tanstack/react-query";
import { Section } from "@/components/layout/section";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { ErrorState } from "@/components/ui/error-state";
import { Scroller } from "@/components/ui/scroller";
import { Skeleton } from "@/components/ui/skeleton";
import type { Cohorts } from "../cohort-schema";
import { cohortSearchOf, cohorts } from "../queries";
import type { MetricsPage } from "./use-metrics-page";

const percent = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 0 });
const month = new Intl.DateTimeFormat("en", { month: "short", year: "numeric", timeZone: "UTC" });

/** Darker where more stayed; the number says it as well. */
const tints = ["bg-primary/5", "bg-primary/10", "bg-primary/15", "bg-primary/20", "bg-primary/25"];
const tintOf = (share: number) => tints[Math.min(tints.length - 1, Math.floor(share * tints.length))];

type RowProps = { cohort: Cohorts["items"][number]; monthsSince: readonly number[] };

function Row({ cohort, monthsSince }: RowProps) {
  const { subscriptions, retained } = cohort;
  return (
    <tr className="border-t">
      <th scope="row" className="whitespace-nowrap px-3 py-1.5 text-left font-medium">
        {month.format(new Date(`${cohort.date}T00:00:00Z`))}
      </th>
      <td className="px-3 py-1.5 text-right tabular-nums">{subscriptions}</td>
      {monthsSince.map((after) => {
        const left = retained[after];
        const share = left === undefined || subscriptions === 0 ? null : left / subscriptions;
        return (
          <td
            key={after}
            className={cn("px-2 py-1.5 text-right tabular-nums", share !== null && tintOf(share))}
          >
            {share === null ? null : percent.format(share)}
          </td>
        );
      })}
    </tr>
  );
}

function Table({ items }: { items: Cohorts["items"] }) {
  const widest = Math.max(...items.map(({ retained }) => retained.length));
  const monthsSince = Array.from({ length: widest }, (_, after) => after);
  return (
    <table className="w-full text-sm">
      <caption className="sr-only">
        Of the subscriptions that began in a month, the share that had not ended so many months later
      </caption>
      <thead>
        <tr className="text-muted-foreground text-xs">
          <th scope="col" className="px-3 py-2 text-left font-medium">
            Began in
          </th>
          <th scope="col" className="px-3 py-2 text-right font-medium">
            Number
          </th>
          {monthsSince.map((after) => (
            <th key={after} scope="col" className="px-2 py-2 text-right font-medium">
              <span className="sr-only">After </span>
              {after}
              <span className="sr-only"> months</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((cohort) => (
          <Row key={cohort.date} cohort={cohort} monthsSince={monthsSince} />
        ))}
      </tbody>
    </table>
  );
}

/** Who stayed: months down, months since across. */
export function CohortTable({ page: { organizationId, search } }: { page: MetricsPage }) {
  const { data, error, refetch, isFetching } = useQuery(cohorts(organizationId, cohortSearchOf(search)));
  const items = data?.items.slice(data.items.findIndex(({ subscriptions }) => subscriptions > 0)) ?? [];
  const isEmpty = data?.items.every(({ subscriptions }) => subscriptions === 0);
  return (
    <Section
      title="Retention"
      description="Of the subscriptions that began in a month, trials too, the share that had not ended so many months later."
    >
      <Card className="min-w-0 overflow-hidden">
        {error && !data ? (
          <ErrorState description={error.message} onRetry={() => refetch()} pending={isFetching} />
        ) : null}
        {!data && !error ? <Skeleton className="h-40 w-full" /> : null}
        {isEmpty ? (
          <p className="p-6 text-center text-muted-foreground text-sm">
            No subscription began in the last twelve months.
          </p>
        ) : null}
        {data && !isEmpty ? (
          <Scroller as="section" aria-label="Retention by month" className="overflow-x-auto">
            <Table items={items} />
          </Scroller>
        ) : null}
      </Card>
    </Section>
  );
}
