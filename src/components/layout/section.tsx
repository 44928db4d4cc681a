import { type ReactNode, useId } from "react";
import { cn } from "../ui/cn";

export type SectionProps = {
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  /** `side`: title at the left, content at the right, as settings are laid out. */
  layout?: "stacked" | "side";
  className?: string;
  children: ReactNode;
};

/** A part of a page under an h2 that names it. */
export function Section({
  title,
  description,
  actions,
  layout = "stacked",
  className,
  children,
}: SectionProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={cn(
        "grid min-w-0 gap-3",
        layout === "side" &&
          "gap-x-10 border-t py-6 first:border-t-0 first:pt-0 lg:grid-cols-[16rem_minmax(0,1fr)]",
        className,
      )}
    >
      <div
        className={cn(
          "flex min-w-0 justify-between gap-4",
          description || layout === "side" ? "items-start" : "items-center",
        )}
      >
        <div className="grid min-w-0 gap-0.5">
          <h2 id={id} className="font-semibold text-base">
            {title}
          </h2>
          {description ? <p className="text-muted-foreground text-sm">{description}</p> : null}
        </div>
        {actions ? <div className="flex shrink-0 items-center gap-2 print:hidden">{actions}</div> : null}
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  );
}
