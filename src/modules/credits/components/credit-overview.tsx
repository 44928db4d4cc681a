"use client";

import { useQuery } from "@tanstack/react-query";
import { Coins } from "lucide-react";
import { ChartLegend } from "@/components/chart/chart-legend";
import { Section } from "@/components/layout/section";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { ApiError } from "@/lib/request";
import type { CreditSummary } from "../overview-schema";
import { creditSummary } from "../queries";
import { AccountList } from "./account-list";
import { FigureCard } from "./figure-card";
import { PeriodChoice, usePeriod } from "./period-choice";
import { SpentByFeature } from "./spent-by-feature";

type Place = { organization: { id: string; slug: string } };

type FiguresProps = { summary: CreditSummary | undefined; days: number; stale: boolean };

function Figures({ summary, days, stale }: FiguresProps) {
  const shared = { summary, days, stale };
  return (
    <div className="grid gap-4 lg:grid-cols-3">
      <FigureCard
        {...shared}
        figure="spent"
        label="Spent"
        kind="bars"
        height={208}
        empty="Nothing spent in this period"
        className="lg:col-span-2"
        legend={<ChartLegend current={`Last ${days} days`} previous={`${days} days before`} />}
      />
      <SpentByFeature features={stale ? undefined : summary?.features} days={days} />
      <FigureCard
        {...shared}
        figure="purchased"
        label="Sold"
        kind="bars"
        height={112}
        empty="None sold in this period"
      />
      <FigureCard
        {...shared}
        figure="expired"
        label="Expired"
        kind="bars"
        height={112}
        lowerIsBetter
        empty="None expired"
      />
      <FigureCard
        {...shared}
        figure="outstanding"
        label="Outstanding, holds included"
        kind="area"
        height={112}
        empty="Nobody has credits left"
      />
    </div>
  );
}

const NoCredits = ({ slug }: { slug: string }) => (
  <Card>
    <EmptyState
      icon={<Coins />}
      title="Nobody has credits yet"
      description="Sell them with a benefit, give a customer some on their page, or grant them through the API. What is spent shows here within seconds."
      actions={
        <>
          <ButtonLink href={`/dashboard/${slug}/benefits`} variant="primary">
            Make a benefit
          </ButtonLink>
          <ButtonLink href={`/dashboard/${slug}/customers`}>Customers</ButtonLink>
        </>
      }
    />
  </Card>
);

/** What was sold, spent and expired, what is outstanding, and who has it. */
export function CreditOverview({ organization }: Place) {
  const [days] = usePeriod();
  const { data, error, refetch, isFetching, isPlaceholderData } = useQuery(
    creditSummary(organization.id, days),
  );
  if (error && !data)
    return (
      <Card>
        <ErrorState
          description={error.message}
          requestId={error instanceof ApiError ? error.requestId : undefined}
          onRetry={() => refetch()}
          pending={isFetching}
        />
      </Card>
    );
  if (data && !data.has_accounts) return <NoCredits slug={organization.slug} />;
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-muted-foreground text-sm">Days begin at midnight, UTC.</p>
        <PeriodChoice />
      </div>
      <Figures summary={data} days={days} stale={isPlaceholderData} />
      <Section title="Accounts" className="pt-4">
        <AccountList organization={organization} />
      </Section>
    </div>
  );
}
