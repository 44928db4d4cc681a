"use client";

import { useSearchParams } from "next/navigation";
import { Segments } from "@/components/ui/segments";
import { changedSearch } from "@/lib/list-search";
import { PERIODS, periodOf } from "../queries";

/** The period that the address names, and how to show another. */
export function usePeriod(): [days: number, change: (days: string) => void] {
  const params = useSearchParams();
  const change = (days: string) =>
    window.history.replaceState(null, "", `?${changedSearch(new URLSearchParams(params), { days })}`);
  return [periodOf(params.get("days")), change];
}

export function PeriodChoice() {
  const [days, change] = usePeriod();
  return (
    <Segments
      label="Period"
      name="credit-period"
      options={PERIODS.map((each) => ({ value: String(each), label: `${each} days` }))}
      value={String(days)}
      onValueChange={change}
    />
  );
}
