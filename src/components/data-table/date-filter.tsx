"use client";

import { useMemo } from "react";
import { dayOf } from "@/lib/day";
import { DAY_MS } from "@/lib/time";
import { useTimeZone } from "../time/time-zone";
import { DateRange, type DateRangePreset } from "../ui/date-range";
import type { ListState } from "./use-list-search";

function usePresets(zone: string): DateRangePreset[] {
  return useMemo(() => {
    const now = Date.now();
    const today = dayOf(now, zone);
    const since = (days: number) => ({ from: dayOf(now - (days - 1) * DAY_MS, zone), to: today });
    return [
      { label: "All time", value: {} },
      { label: "Today", value: since(1) },
      { label: "Last 7 days", value: since(7) },
      { label: "Last 30 days", value: since(30) },
      { label: "Last 12 months", value: since(365) },
    ];
  }, [zone]);
}

/** Filters a list by days, `from` and `to` in its address. */
export function DateFilter({ list }: { list: ListState }) {
  const presets = usePresets(useTimeZone());
  return (
    <DateRange
      label="Date"
      value={{ from: list.text("from") || undefined, to: list.text("to") || undefined }}
      presets={presets}
      onValueChange={({ from, to }) => list.change({ from: from ?? null, to: to ?? null })}
    />
  );
}
