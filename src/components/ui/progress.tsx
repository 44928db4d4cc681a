import { cn } from "./cn";

export type ProgressProps = {
  label: string;
  /** Done so far, of `max`; without it the bar sweeps. */
  value?: number | undefined;
  max?: number;
  className?: string;
};

/** How far something is, as a bar with a name. */
export function Progress({ label, value, max = 100, className }: ProgressProps) {
  const share = value === undefined ? undefined : Math.min(100, Math.max(0, (value / max) * 100));
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
      className={cn("h-1.5 w-full overflow-hidden rounded-full bg-accent-strong", className)}
    >
      <div
        className={cn(
          "h-full rounded-full bg-primary transition-[width]",
          share === undefined && "w-1/4 animate-sweep",
        )}
        style={share === undefined ? undefined : { width: `${share}%` }}
      />
    </div>
  );
}
