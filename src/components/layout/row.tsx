import type { ReactNode } from "react";

/** Rows of a card, one under the other. */
export const Rows = ({ label, children }: { label?: string; children: ReactNode }) => (
  <ul aria-label={label} className="divide-y">
    {children}
  </ul>
);

type Props = { title: ReactNode; text: ReactNode; badge?: ReactNode; children?: ReactNode };

/** One row: what it is, a line about it, and what can be done with it. */
export const Row = ({ title, text, badge, children }: Props) => (
  <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2 text-sm">
    <span className="grid min-w-0 flex-1 basis-40">
      <span className="flex flex-wrap items-center gap-x-2">
        <span className="min-w-0 wrap-anywhere font-medium">{title}</span>
        {badge}
      </span>
      <span className="wrap-anywhere text-muted-foreground text-xs">{text}</span>
    </span>
    {children ? <span className="flex gap-1">{children}</span> : null}
  </li>
);
