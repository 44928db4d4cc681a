import type { ReactNode } from "react";
import { Breadcrumb, type Crumb } from "../ui/breadcrumb";
import { cn } from "../ui/cn";

export type PageHeaderProps = {
  title: ReactNode;
  breadcrumbs?: readonly Crumb[];
  description?: ReactNode;
  /** Beside the title, such as a status badge. */
  badge?: ReactNode;
  actions?: ReactNode;
  className?: string;
};

/** The one h1 of a page, the way to it and what one can do here. */
export function PageHeader({ title, breadcrumbs, description, badge, actions, className }: PageHeaderProps) {
  return (
    <header className={cn("mb-5 grid gap-1.5", className)}>
      {breadcrumbs ? <Breadcrumb items={breadcrumbs} /> : null}
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-3">
        <div className="grid min-w-0 gap-1">
          <div className="flex min-h-8 min-w-0 flex-wrap items-center gap-2">
            <h1 className="min-w-0 wrap-anywhere font-semibold text-2xl tracking-tight">{title}</h1>
            {badge}
          </div>
          {description ? <p className="max-w-prose text-muted-foreground">{description}</p> : null}
        </div>
        {actions ? <div className="flex flex-wrap items-center gap-2 print:hidden">{actions}</div> : null}
      </div>
    </header>
  );
}
