import type { ReactNode } from "react";
import { cn } from "./cn";

export type EmptyStateProps = {
  icon?: ReactNode;
  title: string;
  /** `h1` where nothing else stands on the page. */
  titleAs?: "p" | "h1";
  /** What will stand here, and how it comes about. */
  description?: ReactNode;
  actions?: ReactNode;
  className?: string;
};

/** What stands where there is nothing yet, or nothing that matches. */
export function EmptyState(props: EmptyStateProps) {
  const { icon, title, titleAs: Title = "p", description, actions, className } = props;
  return (
    <div
      data-slot="empty-state"
      className={cn("mx-auto grid max-w-sm justify-items-center gap-1 px-4 py-12 text-center", className)}
    >
      {icon ? (
        <div
          aria-hidden
          className="mb-2 grid size-10 place-items-center rounded-lg border bg-canvas text-muted-foreground [&_svg]:size-5"
        >
          {icon}
        </div>
      ) : null}
      <Title className="font-medium text-base">{title}</Title>
      {description ? <p className="text-muted-foreground text-sm">{description}</p> : null}
      {actions ? <div className="mt-3 flex flex-wrap justify-center gap-2">{actions}</div> : null}
    </div>
  );
}
