"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { TimeSeriesChart } from "@/components/chart/time-series-chart";
import { Stat } from "@/components/layout/stat";
import { Card } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";
import { Segments } from "@/components/ui/segments";
import type { WebhookStatistics } from "../delivery-schema";
import { endpointStatistics, PERIODS } from "../queries";

const percent = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 1 });
const whole = new Intl.NumberFormat("en");

/** The share that failed; null where nothing was tried. */
const rateOf = ({ succeeded, failed }: { succeeded: number; failed: number }): number | null =>
  succeeded + failed > 0 ? failed / (succeeded + failed) : null;

function Figures({ data, pending }: { data: WebhookStatistics | undefined; pending: boolean }) {
  const rate = data ? rateOf(data) : null;
  const average = data?.average_duration_ms ?? null;
  return (
    <div className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-4">
      <Stat label="Failure rate" value={rate === null ? "–" : percent.format(rate)} pending={pending} />
      <Stat label="Delivered" value={whole.format(data?.succeeded ?? 0)} pending={pending} />
      <Stat label="Failed attempts" value={whole.format(data?.failed ?? 0)} pending={pending} />
      <Stat
        label="Answers in"
        value={average === null ? "–" : `${whole.format(average)} ms`}
        pending={pending}
      />
    </div>
  );
}

/** How the attempts of an endpoint went, and the share that failed over time. */
export function EndpointChart({ organizationId, id }: { organizationId: string; id: string }) {
  const [days, setDays] = useState<(typeof PERIODS)[number]>(7);
  const { data, error, refetch, isFetching, isPlaceholderData } = useQuery(
    endpointStatistics(organizationId, id, days),
  );
  if (error && !data)
    return (
      <Card>
        <ErrorState description={error.message} onRetry={refetch} pending={isFetching} />
      </Card>
    );
  const shown = isPlaceholderData ? undefined : data;
  return (
    <Card className="grid min-w-0 gap-4 p-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-muted-foreground text-sm">Attempts, by {shown?.interval ?? "day"} of UTC</p>
        <Segments
          label="Period"
          name="webhook-period"
          options={PERIODS.map((each) => ({
            value: String(each),
            label: each === 1 ? "24 hours" : `${each} days`,
          }))}
          value={String(days)}
          onValueChange={(chosen) => setDays(PERIODS.find((each) => String(each) === chosen) ?? days)}
        />
      </div>
      <Figures data={shown} pending={!shown} />
      <TimeSeriesChart
        label="Share of attempts that failed"
        kind="bars"
        points={shown?.periods.map((period) => ({ at: period.at, value: rateOf(period) }))}
        unit={{ kind: "percent" }}
        interval={shown?.interval ?? "day"}
        height={160}
        currentLabel="Failed"
        empty={shown?.succeeded ? "Nothing failed in this period" : "Nothing was sent in this period"}
      />
    </Card>
  );
}
