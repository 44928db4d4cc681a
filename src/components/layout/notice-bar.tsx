import type { ReactNode } from "react";

/** One quiet line over the whole page, such as "Test mode". */
export function NoticeBar({ children, label = "Notice" }: { children: ReactNode; label?: string }) {
  return (
    <aside
      aria-label={label}
      className="border-warning-border border-b bg-warning-subtle px-4 py-1 text-center text-warning text-xs print:hidden"
    >
      {children}
    </aside>
  );
}
