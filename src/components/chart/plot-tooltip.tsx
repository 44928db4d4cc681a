"use client";

import type { TooltipContentProps } from "recharts";
import { Change } from "../layout/stat";
import { formatValue, type TimeSeriesPoint, type Unit } from "./series";

type PlotTooltipProps = Partial<TooltipContentProps> & {
  unit: Unit;
  write: (at: string) => string;
  currentLabel: string;
  previousLabel: string;
};

const isPoint = (value: unknown): value is TimeSeriesPoint =>
  typeof value === "object" && value !== null && "at" in value && typeof value.at === "string";

function Line({ label, value, swatch }: { label: string; value: string; swatch: string }) {
  return (
    <>
      <dt className="flex items-center gap-1.5 text-muted-foreground">
        <span aria-hidden className={swatch} />
        {label}
      </dt>
      <dd className="text-right font-medium tabular-nums">{value}</dd>
    </>
  );
}

/** What the pointer is over: the interval, the number, the one before it and the change. */
export function PlotTooltip({ active, payload, unit, write, currentLabel, previousLabel }: PlotTooltipProps) {
  const point: unknown = payload?.[0]?.payload;
  if (!active || !isPoint(point)) return null;
  const { value, previous } = point;
  return (
    <div className="min-w-40 rounded-lg border bg-popover px-3 py-2 text-foreground text-xs shadow-overlay">
      <p className="mb-1 flex items-center justify-between gap-3 font-medium">
        {write(point.at)}
        {value == null || previous == null ? null : (
          <Change now={value} before={previous} beforeLabel={previousLabel} lowerIsBetter={false} />
        )}
      </p>
      <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-0.5">
        {value == null ? null : (
          <Line label={currentLabel} value={formatValue(value, unit)} swatch="h-0.5 w-3 bg-chart-1" />
        )}
        {previous == null ? null : (
          <Line
            label={previousLabel}
            value={formatValue(previous, unit)}
            swatch="w-3 border-chart-previous border-t-2 border-dashed"
          />
        )}
      </dl>
    </div>
  );
}
