import type { ReactNode } from "react";
import { cn } from "../ui/cn";

const tones = {
  neutral: "text-muted-foreground",
  success: "text-success",
  warning: "text-warning",
  danger: "text-danger",
};

export type TimelineItem = {
  id: string;
  title: ReactNode;
  /** ISO 8601. */
  at: string;
  /** The same, written for people. */
  atText: string;
  icon?: ReactNode;
  description?: ReactNode;
  tone?: keyof typeof tones;
};

/** What happened, in the order given. */
export function Timeline({ items, className }: { items: readonly TimelineItem[]; className?: string }) {
  return (
    <ol data-slot="timeline" className={cn("grid", className)}>
      {items.map((item, index) => (
        <li key={item.id} className="grid grid-cols-[1.5rem_minmax(0,1fr)] gap-x-3">
          <div aria-hidden className="flex flex-col items-center">
            <span
              className={cn(
                "grid size-6 shrink-0 place-items-center rounded-full border bg-card [&_svg]:size-3.5",
                tones[item.tone ?? "neutral"],
              )}
            >
              {item.icon ?? <span className="size-1.5 rounded-full bg-current" />}
            </span>
            {index < items.length - 1 ? <span className="w-px flex-1 bg-border" /> : null}
          </div>
          <div className="grid content-start gap-0.5 pt-0.5 pb-4 text-sm">
            <div className="flex flex-wrap items-baseline justify-between gap-x-3">
              <p className="font-medium">{item.title}</p>
              <time dateTime={item.at} className="text-muted-foreground text-xs">
                {item.atText}
              </time>
            </div>
            {item.description ? <div className="text-muted-foreground">{item.description}</div> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
