import { Check } from "lucide-react";
import { cn } from "../ui/cn";

export type StepsProps = {
  /** What each step is about, in a word. */
  labels: readonly string[];
  /** From 0. */
  current: number;
};

/** Where one is on a short way. */
export function Steps({ labels, current }: StepsProps) {
  return (
    <ol aria-label="Steps" className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
      {labels.map((label, index) => (
        <li
          key={label}
          aria-current={index === current ? "step" : undefined}
          className={cn(
            "flex items-center gap-2",
            index === current ? "font-medium text-foreground" : "text-muted-foreground",
          )}
        >
          {index > 0 ? <span aria-hidden className="h-px w-4 bg-border-strong sm:w-8" /> : null}
          <span
            aria-hidden
            className={cn(
              "grid size-5 place-items-center rounded-full border text-2xs",
              index < current && "border-success-border bg-success-subtle text-success",
              index === current && "border-primary bg-primary text-primary-foreground",
            )}
          >
            {index < current ? <Check className="size-3" strokeWidth={3} /> : index + 1}
          </span>
          {label}
          {index < current ? <span className="sr-only">(done)</span> : null}
        </li>
      ))}
    </ol>
  );
}
