"use client";

import { useQuery } from "@tanstack/react-query";
import { cn } from "@/components/ui/cn";
import { NativeSelect } from "@/components/ui/native-select";
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
      <fieldset className="flex rounded-md border border-border-strong bg-card p-0.5 shadow-xs">
        <legend className="sr-only">Period</legend>
        {PERIODS.map((days) => (
          <label
            key={days}
            className={cn(
              "relative flex h-6.5 items-center rounded-sm px-2.5 font-medium text-muted-foreground text-sm pointer-coarse:h-8.5",
              "hover:text-foreground has-checked:bg-accent-strong has-checked:text-foreground",
              "has-focus-visible:outline-2 has-focus-visible:outline-ring has-focus-visible:outline-offset-1",
            )}
          >
            <input
              type="radio"
              name="period"
              className="sr-only"
              checked={search.days === days}
              onChange={() => change({ days: String(days) })}
            />
            {days} days
          </label>
        ))}
      </fieldset>
    </>
  );
}
