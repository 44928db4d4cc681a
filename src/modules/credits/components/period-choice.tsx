"use client";

import { useSearchParams } from "next/navigation";
import { changeAddress } from "@/components/change-address";
import { Segments } from "@/components/ui/segments";
import { PERIODS, periodOf } from "../queries";

/** The period that the address names, and how to show another. */
export function usePeriod(): [days: number, change: (days: string) => void] {
  const params = useSearchParams();
  return [periodOf(params.get("days")), (days) => changeAddress({ days })];
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
