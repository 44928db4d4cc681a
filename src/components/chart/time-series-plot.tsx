"use client";

import {
  Area,
  Bar,
  CartesianGrid,
  ComposedChart,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { PlotTooltip } from "./plot-tooltip";
import { type Drawing, formatTick, instantFormats, niceTicks } from "./series";

const tick = { fontSize: 11, fill: "var(--muted-foreground)" };
const shared = { dataKey: "value", stroke: "var(--chart-1)", strokeWidth: 1.75 } as const;
const dot = { r: 3, strokeWidth: 2, stroke: "var(--card)" };

/** Drawn at once: a line that grows in explains nothing. */
const motion = { isAnimationActive: false };

const current = (kind: Drawing["kind"]) => {
  if (kind === "bars") {
    return <Bar dataKey="value" fill="var(--chart-1)" radius={[2, 2, 0, 0]} maxBarSize={28} {...motion} />;
  }
  if (kind === "line") return <Line {...shared} type="monotone" dot={false} activeDot={dot} {...motion} />;
  return (
    <Area
      {...shared}
      type="monotone"
      fill="var(--chart-1)"
      fillOpacity={0.1}
      dot={false}
      activeDot={dot}
      {...motion}
    />
  );
};

/** The drawing of TimeSeriesChart; arrow keys move along it. */
export function TimeSeriesPlot(props: Drawing) {
  const { label, points, unit, interval, kind, timeZone, currentLabel, previousLabel } = props;
  const instants = instantFormats(interval, timeZone);
  const ticks = niceTicks(points, unit);
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart
        data={[...points]}
        margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
        title={label}
        accessibilityLayer
      >
        <CartesianGrid vertical={false} stroke="var(--border)" />
        <XAxis
          dataKey="at"
          tickFormatter={instants.tick}
          tick={tick}
          tickLine={false}
          axisLine={{ stroke: "var(--border-strong)" }}
          minTickGap={48}
          tickMargin={6}
          height={24}
        />
        <YAxis
          tickFormatter={(value: number) => formatTick(value, unit)}
          tick={tick}
          tickLine={false}
          axisLine={false}
          width="auto"
          ticks={ticks}
          domain={[ticks[0] ?? 0, ticks.at(-1) ?? 1]}
        />
        <Tooltip
          cursor={kind === "bars" ? { fill: "var(--accent)" } : { stroke: "var(--border-strong)" }}
          isAnimationActive={false}
          content={
            <PlotTooltip
              unit={unit}
              write={instants.full}
              currentLabel={currentLabel}
              previousLabel={previousLabel}
            />
          }
        />
        {current(kind)}
        <Line
          dataKey="previous"
          type="monotone"
          stroke={kind === "bars" ? "var(--foreground)" : "var(--chart-previous)"}
          strokeWidth={1.5}
          strokeDasharray="4 4"
          dot={false}
          activeDot={false}
          isAnimationActive={false}
        />
      </ComposedChart>
    </ResponsiveContainer>
  );
}
