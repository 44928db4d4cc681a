"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { Button } from "./button";
import { cn } from "./cn";

export type PaginationProps = {
  /** The page shown, from 1. */
  page: number;
  /** Rows on a page. */
  limit: number;
  /** Rows in all. */
  total: number;
  onPageChange: (page: number) => void;
  className?: string | undefined;
};

const count = new Intl.NumberFormat("en");

/** Which rows are shown, of how many, and the way to the ones before and after. */
export function Pagination({ page, limit, total, onPageChange, className }: PaginationProps) {
  const last = Math.max(1, Math.ceil(total / limit));
  const first = total === 0 ? 0 : (page - 1) * limit + 1;
  const range = `${count.format(first)}–${count.format(Math.min(total, page * limit))} of ${count.format(total)}`;
  return (
    <nav aria-label="Pages" className={cn("flex items-center justify-between gap-2 text-sm", className)}>
      <p className="text-muted-foreground tabular-nums" aria-live="polite">
        {range}
      </p>
      <div className="flex items-center gap-1.5">
        <Button size="sm" disabled={page <= 1} onClick={() => onPageChange(page - 1)}>
          <ChevronLeft aria-hidden />
          Previous
        </Button>
        <Button size="sm" disabled={page >= last} onClick={() => onPageChange(page + 1)}>
          Next
          <ChevronRight aria-hidden />
        </Button>
      </div>
    </nav>
  );
}
