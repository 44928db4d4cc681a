"use client";

import { useQuery } from "@tanstack/react-query";
import { NativeSelect } from "@/components/ui/native-select";
import { Segments } from "@/components/ui/segments";
import { metricsSummary } from "../queries";
import { PERIODS } from "../search";
import { useMetricsSearch } from "./use-metrics-search";

/** How many days, and in which currency where there are several. */
export function PeriodChoice({ organizationId }: { organizationId: string }) {
  const [search, change] = useMetricsSearch();
  const { data } = useQuery(metricsSummary(organizationId, search));
  const currencies = [
    ...new Set([data?.currency ?? [], data?.currencies.map(({ currency }) => currency) ?? []].flat()),
  ];
  return (
    <>
      {currencies.length > 1 ? (
        <div className="w-24">
          <NativeSelect
            aria-label="Currency"
            value={data?.currency}
            onChange={(event) => change({ currency: event.target.value })}
          >
            {currencies.map((currency) => (
              <option key={currency} value={currency}>
                {currency.toUpperCase()}
              </option>
            ))}
          </NativeSelect>
        </div>
      ) : null}
      <Segments
        label="Period"
        name="period"
        options={PERIODS.map((days) => ({ value: String(days), label: `${days} days` }))}
        value={String(search.days)}
        onValueChange={(days) => change({ days })}
      />
    </>
  );
}
