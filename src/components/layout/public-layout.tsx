import type { ReactNode } from "react";
import { cn } from "../ui/cn";
import { SkipLink } from "./skip-link";

export type PublicLayoutProps = {
  /** Left end of the bar: logo or name. */
  brand: ReactNode;
  /** Right end of the bar. */
  actions?: ReactNode;
  banner?: ReactNode;
  footer?: ReactNode;
  width?: "prose" | "page";
  children: ReactNode;
};

const widths = { prose: "max-w-2xl", page: "max-w-5xl" };

/** A page for everyone: bar, content, foot. */
export function PublicLayout({
  brand,
  actions,
  banner,
  footer,
  width = "page",
  children,
}: PublicLayoutProps) {
  const inner = cn("mx-auto w-full px-4 sm:px-6", widths[width]);
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      {banner}
      <header className="border-b print:hidden">
        <div className={cn(inner, "flex h-14 items-center justify-between gap-4")}>
          <div className="min-w-0 truncate">{brand}</div>
          {actions ? <div className="flex shrink-0 items-center gap-2">{actions}</div> : null}
        </div>
      </header>
      <main id="main" tabIndex={-1} className={cn(inner, "flex-1 py-8 outline-none")}>
        {children}
      </main>
      {footer ? (
        <footer className="border-t text-muted-foreground text-xs">
          <div className={cn(inner, "py-5")}>{footer}</div>
        </footer>
      ) : null}
    </div>
  );
}
