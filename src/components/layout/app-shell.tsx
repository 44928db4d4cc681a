import type { ReactNode } from "react";
import type { NavGroup } from "./nav-list";
import { NavList } from "./nav-list";
import { NavSheet } from "./nav-sheet";
import { SkipLink } from "./skip-link";

export type AppShellProps = {
  nav: readonly NavGroup[];
  /** Top of the sidebar: whose dashboard this is, and the way to another. */
  switcher: ReactNode;
  /** In the top bar: what opens the palette. */
  search?: ReactNode;
  /** Right end of the top bar. */
  user: ReactNode;
  /** Above everything, such as the notice of test mode. */
  banner?: ReactNode;
  /** Bottom of the sidebar. */
  footer?: ReactNode;
  children: ReactNode;
};

/** The frame of the dashboard: sidebar, top bar, content. Below 768 px the sidebar is a sheet. */
export function AppShell({ nav, switcher, search, user, banner, footer, children }: AppShellProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      {banner}
      <div className="flex flex-1">
        <aside
          aria-label="Sidebar"
          className="sticky top-0 hidden h-dvh w-56 shrink-0 flex-col gap-4 border-r bg-canvas p-3 md:flex print:hidden"
        >
          {switcher}
          <div className="-mx-3 min-h-0 flex-1 overflow-y-auto px-3 py-0.5">
            <NavList groups={nav} />
          </div>
          {footer}
        </aside>
        <div className="flex min-w-0 flex-1 flex-col">
          <header className="sticky top-0 z-40 flex h-(--topbar-height) shrink-0 items-center gap-2 border-b bg-background px-3 md:px-6 print:hidden">
            <NavSheet groups={nav} header={switcher} />
            <div className="min-w-0 flex-1">{search}</div>
            <div className="flex shrink-0 items-center gap-1">{user}</div>
          </header>
          <main
            id="main"
            tabIndex={-1}
            className="mx-auto w-full max-w-6xl flex-1 px-4 py-6 outline-none md:px-8"
          >
            {children}
          </main>
        </div>
      </div>
    </div>
  );
}
