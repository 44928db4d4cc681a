"use client";

import { useSearchParams } from "next/navigation";
import { useMemo } from "react";
import { useTimeZone } from "@/components/time/time-zone";
import { changedSearch } from "@/lib/list-search";
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
    const change: MetricsPage["change"] = (changes) =>
      window.history.replaceState(
        null,
        "",
        `?${changedSearch(new URLSearchParams(params), changes as { [name: string]: string | null })}`,
      );
    return { organizationId, search: metricsPageSearch(address, zone, now), change };
  }, [params, zone, organizationId, now]);
}
