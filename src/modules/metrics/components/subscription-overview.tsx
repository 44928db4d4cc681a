"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { ChartLegend } from "@/components/chart/chart-legend";
import { TimeSeriesChart } from "@/components/chart/time-series-chart";
import { Stat } from "@/components/layout/stat";
import { Card } from "@/components/ui/card";
import { Definition } from "@/components/ui/definition";
import { formatMinor } from "@/components/ui/money-text";
import { subscriptionMetrics } from "../queries";
import type { SubscriptionMetrics } from "../subscription-schema";
import { UnreadCard } from "./unread-card";
import { useMetricsSearch } from "./use-metrics-search";

const percent = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 1 });
const count = new Intl.NumberFormat("en");
const rate = (share: number | null | undefined) => (share == null ? "–" : percent.format(share));

type Parts = {
  metrics: SubscriptionMetrics | undefined;
  days: number;
  timeZone: string;
  /** Newer numbers are on their way: what is shown belongs to the choice before. */
  stale: boolean;
};

/** What other currencies come to, which are never added up. */
function othersText({ currency, currencies }: SubscriptionMetrics): string | null {
  const others = currencies.filter((each) => each.currency !== currency);
  if (others.length === 0) return null;
  return `Beside it ${others.map(({ currency: code, mrr }) => formatMinor(mrr, code)).join(", ")} in other currencies.`;
}

function Revenue({ metrics, days, timeZone, stale }: Parts) {
  const currency = metrics?.currency ?? "usd";
  const labels = { currentLabel: `Last ${days} days`, previousLabel: `${days} days before` };
  const others = metrics && othersText(metrics);
  return (
    <Card className="grid min-w-0 content-start gap-4 p-4 lg:col-span-2">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <Stat
          label={
            <Definition term="Monthly recurring revenue">
              What the active and past due subscriptions cost by the month, before tax and less discounts that
              run on: a day × 30.44, a week × 4.35, a year ÷ 12. Trials count nothing, planned ends count
              until they come.
            </Definition>
          }
          value={formatMinor(metrics?.totals.mrr ?? 0, currency)}
          now={metrics?.totals.mrr}
          before={metrics?.previous_totals.mrr}
          beforeLabel={`the ${labels.previousLabel}`}
          beforeValue={formatMinor(metrics?.previous_totals.mrr ?? 0, currency)}
          pending={!metrics || stale}
        />
        <ChartLegend current={labels.currentLabel} previous={labels.previousLabel} />
      </div>
      {others ? <p className="text-muted-foreground text-xs">{others}</p> : null}
      <TimeSeriesChart
        label="Monthly recurring revenue"
        points={
          stale
            ? undefined
            : metrics?.days.map((day) => ({ at: day.starts_at, value: day.mrr, previous: day.previous_mrr }))
        }
        unit={{ kind: "money", currency }}
        interval="day"
        timeZone={timeZone}
        height={248}
        {...labels}
      />
    </Card>
  );
}

type RateProps = {
  term: string;
  definition: string;
  now: number | null | undefined;
  before: number | null | undefined;
  days: number;
  pending: boolean;
  lowerIsBetter?: boolean;
};

/** A share, beside the one of the period before. */
const Rate = ({ term, definition, now, before, days, pending, lowerIsBetter = false }: RateProps) => (
  <Stat
    label={<Definition term={term}>{definition}</Definition>}
    value={rate(now)}
    now={now ?? undefined}
    before={before ?? undefined}
    beforeLabel={`the ${days} days before`}
    beforeValue={rate(before)}
    lowerIsBetter={lowerIsBetter}
    pending={pending}
  />
);

function Figures({ metrics, days, stale, href }: Parts & { href: string }) {
  const { totals, previous_totals: previous } = metrics ?? {};
  const common = { days, pending: !metrics || stale };
  return (
    <Card className="grid min-w-0 content-start gap-4 p-4 sm:max-lg:grid-cols-2">
      <Stat
        label={
          <Definition term="Active subscriptions">
            Those in their trial, paid for or past due, of any currency, at the end of the period.
          </Definition>
        }
        value={<Link href={href}>{count.format(totals?.active_subscriptions ?? 0)}</Link>}
        now={totals?.active_subscriptions}
        before={previous?.active_subscriptions}
        beforeLabel={`the ${days} days before`}
        beforeValue={count.format(previous?.active_subscriptions ?? 0)}
        pending={common.pending}
      />
      <Rate
        {...common}
        term="Subscription churn"
        definition="Of the subscriptions that paid at some time in the period, the share that stopped: ended, paused, unpaid or changed to a free plan."
        now={totals?.churn_rate}
        before={previous?.churn_rate}
        lowerIsBetter
      />
      <Rate
        {...common}
        term="Revenue churn"
        definition="Of the monthly recurring revenue at the beginning of the period and what was won in it, the share that was lost, by smaller plans too."
        now={totals?.mrr_churn_rate}
        before={previous?.mrr_churn_rate}
        lowerIsBetter
      />
      <Rate
        {...common}
        term="Trial conversion"
        definition="Of the trials that ended in the period, the share that went on as a subscription."
        now={totals?.trial_conversion_rate}
        before={previous?.trial_conversion_rate}
      />
    </Card>
  );
}

/** Whether there has been any subscription in either period: nothing is drawn for shops without. */
const isEmpty = ({ totals, previous_totals: previous }: SubscriptionMetrics): boolean =>
  [totals, previous].every(
    ({ active_subscriptions, churn_rate, trials_ended }) =>
      active_subscriptions === 0 && churn_rate === null && trials_ended === 0,
  );

/** Recurring revenue, active subscriptions, churn and conversion of trials of the last days, beside the days before. */
export function SubscriptionOverview({ organizationId, slug }: { organizationId: string; slug: string }) {
  const [search] = useMetricsSearch();
  const { data, error, refetch, isFetching, isPlaceholderData } = useQuery(
    subscriptionMetrics(organizationId, search),
  );
  if (error && !data) return <UnreadCard error={error} refetch={refetch} isFetching={isFetching} />;
  if (data && isEmpty(data)) return null;
  const parts = { metrics: data, days: search.days, timeZone: search.timezone, stale: isPlaceholderData };
  return (
    <section aria-label="Subscriptions" className="grid gap-4 lg:grid-cols-3">
      <Revenue {...parts} />
      <Figures {...parts} href={`/dashboard/${slug}/subscriptions`} />
    </section>
  );
}
