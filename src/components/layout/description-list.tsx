import type { ReactNode } from "react";
import { cn } from "../ui/cn";

export type DescriptionItem = {
  label: string;
  /** Null and undefined are shown as a dash. */
  value: ReactNode;
};

export type DescriptionListProps = { items: readonly DescriptionItem[]; columns?: 1 | 2; className?: string };

/** Names and values, one a line. */
export function DescriptionList({ items, columns = 1, className }: DescriptionListProps) {
  return (
    <dl className={cn("grid gap-x-8 text-sm", columns === 2 && "sm:grid-cols-2", className)}>
      {items.map((item) => (
        <div
          key={item.label}
          className="grid grid-cols-[minmax(6rem,2fr)_minmax(0,3fr)] items-baseline gap-3 py-1.5"
        >
          <dt className="text-muted-foreground">{item.label}</dt>
          <dd className="min-w-0 wrap-anywhere">
            {item.value ?? (
              <span className="text-muted-foreground">
                <span aria-hidden>–</span>
                <span className="sr-only">None</span>
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
