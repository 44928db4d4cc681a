"use client";

import { useSearchParams } from "next/navigation";
import { useMemo } from "react";
import { changeAddress } from "@/components/change-address";
import { useTimeZone } from "@/components/time/time-zone";
import { METRICS_NAMES, type MetricsPageSearch, metricsPageSearch } from "../page-search";

export type MetricsPage = {
  organizationId: string;
  search: MetricsPageSearch;
  /** Writes the address; null takes away. */
  change: (changes: { [name in (typeof METRICS_NAMES)[number]]?: string | null }) => void;
};

/** What the page of metrics shows, which stands in its address. `now`: milliseconds, as the server read it. */
export function useMetricsPage(organizationId: string, now: number): MetricsPage {
  const params = useSearchParams();
  const zone = useTimeZone();
  return useMemo(() => {
    const address = Object.fromEntries(METRICS_NAMES.map((name) => [name, params.get(name) ?? undefined]));
    return { organizationId, search: metricsPageSearch(address, zone, now), change: changeAddress };
  }, [params, zone, organizationId, now]);
}
