import { lazy } from "react";
import { cn } from "@/components/ui/cn";
import { formatMinor } from "@/components/ui/money-text";
import { priceLines } from "../price-text";
import type { Sheet } from "../sheet";
import { DueToday } from "./lazy-renewal";

/** Few checkouts sell by the seat: loaded where one does. Without a Suspense: it comes with the page. */
const SeatSum = lazy(async () => ({ default: (await import("./seats-field")).SeatSum }));

/** Subtotal, tax and total, and that nothing of it is due while it is tried; paler while a new sum is on its way, and nothing where nothing is to pay. */
export function Totals({
  sheet,
  isPending,
  className,
}: {
  sheet: Sheet;
  isPending: boolean;
  className?: string;
}) {
  const lines = priceLines(sheet);
  const { total_amount, currency } = sheet;
  const isTrial = sheet.active_trial_interval !== null;
  if (lines.length === 0) return null;
  return (
    <dl
      data-numeric
      aria-busy={isPending}
      className={cn(
        "grid gap-2.5 text-base transition-opacity duration-150",
        isPending && "opacity-90 delay-200",
        className,
      )}
    >
      {lines.map(({ label, value, isQuiet }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines keep their places while their texts change
        <div key={index} className="flex justify-between gap-4 text-muted-foreground">
          <dt>{index === 0 && sheet.seats !== null ? <SeatSum sheet={sheet} /> : label}</dt>
          <dd className={cn(!isQuiet && "text-foreground")}>{value}</dd>
        </div>
      ))}
      <div className="flex justify-between gap-4 border-t pt-2.5 font-semibold">
        <dt>{isTrial ? "After the trial" : "Total"}</dt>
        <dd>{total_amount === 0 ? "Free" : formatMinor(total_amount, currency)}</dd>
      </div>
      {isTrial ? <DueToday sheet={sheet} /> : null}
    </dl>
  );
}
