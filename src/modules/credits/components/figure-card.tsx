"use client";

import type { ReactNode } from "react";
import { TimeSeriesChart, type TimeSeriesPoint } from "@/components/chart/time-series-chart";
import { Stat } from "@/components/layout/stat";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { writeCredits } from "../credit-text";
import type { CreditSummary } from "../overview-schema";

type Figure = "purchased" | "spent" | "expired" | "outstanding";

type FigureCardProps = {
  figure: Figure;
  label: string;
  summary: CreditSummary | undefined;
  days: number;
  /** Newer numbers are on their way: what is shown belongs to the choice before. */
  stale: boolean;
  kind: "area" | "bars";
  /** Pixels of the drawing. */
  height: number;
  lowerIsBetter?: boolean;
  /** Said where there is nothing to draw. */
  empty: string;
  legend?: ReactNode;
  className?: string;
};

const pointsOf = (summary: CreditSummary, figure: Figure): TimeSeriesPoint[] =>
  summary.days.map((day) => ({ at: day.starts_at, value: day[figure], previous: day.previous[figure] }));

/** One figure of the credits: how much, against the period before, and how it went. Days begin in UTC. */
export function FigureCard({
  figure,
  label,
  summary,
  days,
  stale,
  legend,
  className,
  ...chart
}: FigureCardProps) {
  const before = summary?.previous_totals[figure];
  const beforeLabel = `the ${days} days before`;
  return (
    <Card className={cn("grid min-w-0 content-start gap-4 p-4", className)}>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <Stat
          label={label}
          value={writeCredits(summary?.totals[figure] ?? 0)}
          now={summary?.totals[figure]}
          before={before}
          beforeLabel={beforeLabel}
          beforeValue={writeCredits(before ?? 0)}
          lowerIsBetter={chart.lowerIsBetter ?? false}
          pending={!summary || stale}
        />
        {legend}
      </div>
      <TimeSeriesChart
        label={label}
        kind={chart.kind}
        points={stale || !summary ? undefined : pointsOf(summary, figure)}
        unit={{ kind: "count" }}
        interval="day"
        height={chart.height}
        currentLabel={`Last ${days} days`}
        previousLabel={`${days} days before`}
        empty={chart.empty}
      />
    </Card>
  );
}
