"use client";

import { useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { buttonVariants } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { DateRange } from "@/components/ui/date-range";
import { NativeSelect } from "@/components/ui/native-select";
import { intervalsOf, lastDays } from "../page-search";
import { daysIn } from "../period-rules";
import { allMetrics, metricsExportUrl, productMetrics } from "../queries";
import type { MetricsPage } from "./use-metrics-page";

const intervalNames = { hour: "By hour", day: "By day", week: "By week", month: "By month", year: "By year" };

type ChoiceProps = {
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
  className?: string;
};

const Choice = ({ label, value, options, onChange, className }: ChoiceProps) => (
  <div className={cn("min-w-28", className)}>
    <NativeSelect aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </NativeSelect>
  </div>
);

const daysPresets = (timezone: string, now: number) => [
  ...[7, 30, 90].map((days) => ({ label: `Last ${days} days`, value: lastDays(days, timezone, now) })),
  { label: "Last 12 months", value: lastDays(365, timezone, now) },
  {
    label: "This year",
    value: { from: `${lastDays(1, timezone, now).to.slice(0, 4)}-01-01`, to: lastDays(1, timezone, now).to },
  },
];

/** Which days, by what, of which product and currency; and all of it as CSV. */
export function MetricsControls({ page, now }: { page: MetricsPage; now: number }) {
  const { organizationId, search, change } = page;
  const { data } = useQuery(allMetrics(organizationId, search));
  const { data: byProduct } = useQuery(productMetrics(organizationId, search));
  const sold = (byProduct?.items ?? []).flatMap(({ product_id: value, product_name: label }) =>
    value && label ? { value, label } : [],
  );
  return (
    <div className="mb-4 flex flex-wrap items-center gap-2 print:hidden">
      <DateRange
        label="Days"
        value={{ from: search.start_date, to: search.end_date }}
        presets={daysPresets(search.timezone, now)}
        onValueChange={({ from, to }) => change({ from: from ?? null, to: to ?? null, interval: null })}
      />
      <Choice
        label="Interval"
        value={search.interval}
        options={intervalsOf(daysIn(search)).map((value) => ({ value, label: intervalNames[value] }))}
        onChange={(interval) => change({ interval })}
      />
      {sold.length > 1 || search.product_id ? (
        <Choice
          label="Product"
          className="max-w-56"
          value={search.product_id ?? ""}
          options={[{ value: "", label: "All products" }, ...sold]}
          onChange={(productId) => change({ product_id: productId || null })}
        />
      ) : null}
      {data && data.currencies.length > 1 ? (
        <Choice
          label="Currency"
          className="min-w-20"
          value={data.currency}
          options={data.currencies.map((value) => ({ value, label: value.toUpperCase() }))}
          onChange={(currency) => change({ currency })}
        />
      ) : null}
      <a className={cn(buttonVariants(), "ml-auto")} href={metricsExportUrl(organizationId, search)} download>
        <Download aria-hidden />
        Export
      </a>
    </div>
  );
}
