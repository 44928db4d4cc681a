import { ArrowDown, ArrowRight, ArrowUp } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "../ui/cn";
import { Skeleton } from "../ui/skeleton";

export type StatProps = {
  label: ReactNode;
  /** Written out: "$1,234.00". */
  value: ReactNode;
  /** The number now and in the period before, for the change. */
  now?: number | undefined;
  before?: number | undefined;
  /** Names the period before: "the 30 days before". */
  beforeLabel?: string;
  /** The value of the period before, written out. */
  beforeValue?: ReactNode;
  /** For what is better when it falls, such as refunds. */
  lowerIsBetter?: boolean;
  pending?: boolean;
  /** Under the numbers, such as a Sparkline. */
  children?: ReactNode;
  className?: string;
};

const percent = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 1 });

/** How a number moved: null when there was nothing to compare with. */
function changeOf(now: number, before: number): { share: number; direction: "up" | "down" | "same" } | null {
  if (before === 0) return now === 0 ? { share: 0, direction: "same" } : null;
  const share = (now - before) / Math.abs(before);
  if (share === 0) return { share, direction: "same" };
  return { share, direction: share > 0 ? "up" : "down" };
}

const icons = { up: ArrowUp, down: ArrowDown, same: ArrowRight };
const words = { up: "Up", down: "Down", same: "No change:" };

type ChangeProps = { now: number; before: number; beforeLabel: string; lowerIsBetter: boolean };

/** The change against the period before: arrow, percent, and a sentence for screen readers. */
export function Change({ now, before, beforeLabel, lowerIsBetter }: ChangeProps) {
  const change = changeOf(now, before);
  if (!change) return <span className="text-muted-foreground text-xs">New</span>;
  const { direction, share } = change;
  const Icon = icons[direction];
  const good = (direction === "up") !== lowerIsBetter;
  const tint = good ? "text-success" : "text-danger";
  return (
    <span
      className={cn(
        "inline-flex items-center gap-0.5 font-medium text-xs tabular-nums",
        direction === "same" ? "text-muted-foreground" : tint,
      )}
    >
      <Icon aria-hidden className="size-3" strokeWidth={2.5} />
      <span className="sr-only">{words[direction]} </span>
      {percent.format(Math.abs(share))}
      <span className="sr-only"> against {beforeLabel}</span>
    </span>
  );
}

/** One number: what it is, how much, and how it moved. */
export function Stat(props: StatProps) {
  const {
    label,
    value,
    now,
    before,
    beforeLabel = "the period before",
    beforeValue,
    lowerIsBetter = false,
  } = props;
  const { pending = false, children, className } = props;
  return (
    <dl data-slot="stat" aria-busy={pending} className={cn("grid min-w-0 content-start gap-1", className)}>
      <dt className="truncate text-muted-foreground text-sm">{label}</dt>
      <dd className="flex min-h-7 min-w-0 flex-wrap items-baseline gap-x-2">
        {pending ? (
          <Skeleton className="h-6 w-28 self-center" />
        ) : (
          <>
            <span className="truncate font-semibold text-2xl tabular-nums tracking-tight">{value}</span>
            {now === undefined || before === undefined ? null : (
              <Change now={now} before={before} beforeLabel={beforeLabel} lowerIsBetter={lowerIsBetter} />
            )}
          </>
        )}
      </dd>
      {beforeValue === undefined ? null : (
        <dd className="truncate text-muted-foreground text-xs tabular-nums">
          {pending ? (
            <Skeleton className="h-3 w-20" />
          ) : (
            <>
              {beforeValue} {beforeLabel}
            </>
          )}
        </dd>
      )}
      {children ? <dd className="mt-1">{children}</dd> : null}
    </dl>
  );
}
