"use client";

import { useSearchParams } from "next/navigation";
import { useMemo } from "react";
import { changeAddress } from "@/components/change-address";
import { useTimeZone } from "@/components/time/time-zone";
import { type MetricsSearch, metricsSearchOf } from "../search";

type Change = (changes: { days?: string; currency?: string }) => void;

/** What Home shows, and how to show another period or currency: both stand in the address. */
export function useMetricsSearch(): [search: MetricsSearch, change: Change] {
  const params = useSearchParams();
  const zone = useTimeZone();
  const days = params.get("days");
  const currency = params.get("currency");
  const search = useMemo(() => metricsSearchOf({ days, currency }, zone), [days, currency, zone]);
  return [search, changeAddress];
}
