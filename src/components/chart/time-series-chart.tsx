"use client";

import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import { cn } from "../ui/cn";
import { Skeleton } from "../ui/skeleton";
import {
  type Drawing,
  formatValue,
  type Interval,
  instantFormats,
  isFlat,
  type TimeSeriesPoint,
  type Unit,
} from "./series";

export type { Interval, TimeSeriesPoint, Unit } from "./series";

export type TimeSeriesChartProps = {
  /** What is drawn: "Revenue". */
  label: string;
  /** Undefined until the first answer. */
  points: readonly TimeSeriesPoint[] | undefined;
  unit: Unit;
  interval: Interval;
  kind?: Drawing["kind"];
  /** IANA name of the zone in which the intervals begin. */
  timeZone?: string;
  /** Pixels. */
  height?: number;
  currentLabel?: string;
  previousLabel?: string;
  /** Said where there is nothing to draw. */
  empty?: ReactNode;
  className?: string;
};

const Plot = dynamic(() => import("./time-series-plot").then((module) => module.TimeSeriesPlot), {
  ssr: false,
  loading: () => <Skeleton className="size-full rounded-md bg-muted" />,
});

/** The same numbers as a table, for those who do not see the drawing. */
function SpokenTable({
  label,
  points,
  unit,
  interval,
  timeZone,
  currentLabel,
  previousLabel,
}: Omit<Drawing, "kind">) {
  const { full } = instantFormats(interval, timeZone);
  const compared = points.some((point) => point.previous != null);
  const write = (value: number | null | undefined) => (value == null ? "–" : formatValue(value, unit));
  return (
    <div className="sr-only">
      <table>
        <caption>{label}</caption>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">{currentLabel}</th>
            {compared ? <th scope="col">{previousLabel}</th> : null}
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.at}>
              <th scope="row">{full(point.at)}</th>
              <td>{write(point.value)}</td>
              {compared ? <td>{write(point.previous)}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Numbers over time, the period before dashed behind them. The drawing library is loaded only here. */
export function TimeSeriesChart(props: TimeSeriesChartProps) {
  const { label, points, unit, interval, kind = "area", timeZone = "UTC", height = 220 } = props;
  const { currentLabel = "This period", previousLabel = "Period before", empty, className } = props;
  const shared = { label, unit, interval, timeZone, currentLabel, previousLabel };
  return (
    <figure
      data-slot="chart"
      aria-label={label}
      aria-busy={points === undefined}
      className={cn("relative min-w-0", className)}
    >
      <div style={{ height }}>
        {points === undefined ? <Skeleton className="size-full rounded-md bg-muted" /> : null}
        {points && isFlat(points) ? (
          <div className="grid size-full place-items-center rounded-md border border-dashed px-4 text-center text-muted-foreground text-sm">
            {empty ?? "Nothing in this period yet"}
          </div>
        ) : null}
        {points && !isFlat(points) ? <Plot {...shared} points={points} kind={kind} /> : null}
      </div>
      {points && !isFlat(points) ? <SpokenTable {...shared} points={points} /> : null}
    </figure>
  );
}
