import { cn } from "@/components/ui/cn";
import { priceLines, totalText } from "../price-text";
import type { Sheet } from "../sheet";

/** Subtotal, tax and total; paler while a new sum is on its way, and nothing where nothing is to pay. */
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
          <dt>{label}</dt>
          <dd className={cn(!isQuiet && "text-foreground")}>{value}</dd>
        </div>
      ))}
      <div className="flex justify-between gap-4 border-t pt-2.5 font-semibold">
        <dt>Total</dt>
        <dd>{totalText(sheet)}</dd>
      </div>
    </dl>
  );
}
