"use client";

import { type SortingState, type Updater, useTable } from "@tanstack/react-table";
import { type ReactNode, useMemo } from "react";
import { cn } from "../ui/cn";
import { ErrorState } from "../ui/error-state";
import { Pagination } from "../ui/pagination";
import { type DataColumn, features, type SortValue, toColumnDefs } from "./columns";
import { DataTableBody, DataTableSkeleton, type RowTarget } from "./data-table-body";
import { DataTableHead } from "./data-table-head";

export type { DataColumn, SortValue } from "./columns";

export type DataTableProps<Row extends object> = RowTarget<Row> & {
  /** What the table lists, for screen readers: "Orders". */
  label: string;
  /** Keep it outside of the component, or in useMemo. */
  columns: readonly DataColumn<Row>[];
  /** Undefined until the first answer: skeleton rows stand in. */
  rows: readonly Row[] | undefined;
  rowKey: (row: Row) => string;
  sort?: SortValue | undefined;
  onSortChange?: ((sort: SortValue | undefined) => void) | undefined;
  /** Pages count from 1; `total` is all rows of the list. */
  page?: { page: number; limit: number; total: number } | undefined;
  onPageChange?: ((page: number) => void) | undefined;
  /** Newer rows are on their way; the ones shown are dimmed. */
  fetching?: boolean | undefined;
  error?: { message?: string | undefined; requestId?: string | undefined } | null | undefined;
  onRetry?: (() => void) | undefined;
  /** An EmptyState: there is nothing yet, or nothing matches. */
  empty: ReactNode;
  /** How many skeleton rows; the limit of a page, at most 10, by default. */
  skeletonRows?: number | undefined;
  className?: string | undefined;
};

const noRows: never[] = [];

const useServerTable = <Row extends object>(props: DataTableProps<Row>) => {
  const { columns, rows, rowKey, sort, onSortChange } = props;
  const columnDefs = useMemo(() => toColumnDefs(columns), [columns]);
  const data = useMemo(() => (rows ? [...rows] : noRows), [rows]);
  const sorting = useMemo(() => (sort ? [sort] : []), [sort]);
  return useTable({
    features,
    columns: columnDefs,
    data,
    getRowId: rowKey,
    manualSorting: true,
    enableMultiSort: false,
    state: { sorting },
    onSortingChange: (updater: Updater<SortingState>) => {
      const [first] = typeof updater === "function" ? updater(sorting) : updater;
      onSortChange?.(first);
    },
  });
};

function Notice<Row extends object>({ rows, error, onRetry, empty, fetching }: DataTableProps<Row>) {
  if (error) {
    return (
      <ErrorState
        description={error.message}
        requestId={error.requestId}
        onRetry={onRetry}
        pending={fetching}
      />
    );
  }
  return rows?.length === 0 ? empty : null;
}

/** Thin and quiet, over the head: something is on its way. */
const Sweep = () => (
  <div aria-hidden className="absolute inset-x-0 top-0 z-11 h-0.5 overflow-hidden">
    <div className="h-full w-1/4 animate-sweep bg-primary" />
  </div>
);

/** A list that a server sorts and pages: skeletons, empty and error states, rows that lead somewhere. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowHref, onRowPress, page, onPageChange, error, fetching, className } = props;
  const table = useServerTable(props);
  const waiting = rows === undefined && !error;
  const skeletons = props.skeletonRows ?? Math.min(page?.limit ?? 10, 10);
  return (
    <div data-slot="data-table" className={cn("relative min-w-0", className)}>
      {fetching && !waiting ? <Sweep /> : null}
      <div className="max-xl:relative max-xl:overflow-x-auto">
        <table
          aria-label={label}
          aria-busy={waiting || fetching}
          className={cn(
            "w-full border-separate border-spacing-0 text-sm transition-opacity",
            fetching && !waiting && "opacity-60 delay-300",
          )}
        >
          <DataTableHead table={table} />
          {waiting ? (
            <DataTableSkeleton looks={columns} rows={skeletons} />
          ) : (
            <DataTableBody table={table} rowHref={rowHref} onRowPress={onRowPress} />
          )}
        </table>
      </div>
      <p role="status" className="sr-only">
        {waiting ? `Loading ${label}` : null}
      </p>
      <Notice {...props} />
      {page && onPageChange && page.total > 0 && !error ? (
        <Pagination {...page} onPageChange={onPageChange} className="px-2 pt-3 print:hidden" />
      ) : null}
    </div>
  );
}
