"use client";

import { type Cell, FlexRender, type ReactTable, type Row as TableRow } from "@tanstack/react-table";
import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "../ui/cn";
import { Skeleton } from "../ui/skeleton";
import { type ColumnLook, columnClasses, type features } from "./columns";
import { stickyCell } from "./data-table-head";
import { pressRow, walkRows } from "./row-keys";

type Features = typeof features;

export type RowTarget<Row> = {
  /** Where a row leads: its first cell becomes the link. */
  rowHref?: ((row: Row) => string) | undefined;
  /** What pressing a row does, when it leads nowhere: its first cell becomes the button. */
  onRowPress?: ((row: Row) => void) | undefined;
};

/** Every row is as high as its skeleton, so that nothing moves when the rows come. */
const cellBox = "h-10 max-w-72 truncate border-b px-3 py-1.5 first:pl-2 last:pr-2";
const targetLook =
  "inline-flex min-h-6 max-w-full items-center rounded-sm text-left font-medium text-foreground";

function Target<Row>({
  row,
  rowHref,
  onRowPress,
  children,
}: RowTarget<Row> & { row: Row; children: ReactNode }) {
  if (rowHref) {
    return (
      <Link href={rowHref(row)} prefetch={false} data-row-target="" className={targetLook}>
        {children}
      </Link>
    );
  }
  if (!onRowPress) return children;
  return (
    <button type="button" onClick={() => onRowPress(row)} data-row-target="" className={targetLook}>
      {children}
    </button>
  );
}

type BodyCellProps<Row extends object> = RowTarget<Row> & { cell: Cell<Features, Row>; first: boolean };

function BodyCell<Row extends object>({ cell, first, ...target }: BodyCellProps<Row>) {
  const content = <FlexRender cell={cell} />;
  return (
    <td className={cn(cellBox, columnClasses(cell.column.columnDef.meta), first && stickyCell)}>
      {first ? (
        <Target row={cell.row.original} {...target}>
          {content}
        </Target>
      ) : (
        content
      )}
    </td>
  );
}

function BodyRow<Row extends object>({ row, ...target }: RowTarget<Row> & { row: TableRow<Features, Row> }) {
  const pressable = Boolean(target.rowHref ?? target.onRowPress);
  return (
    // A convenience of the mouse: the keyboard has the link in the first cell.
    <tr
      onClick={pressable ? pressRow : undefined}
      className={cn("bg-background", pressable && "cursor-pointer hover:bg-muted has-focus-visible:bg-muted")}
    >
      {row.getAllCells().map((cell, index) => (
        <BodyCell key={cell.id} cell={cell} first={index === 0} {...target} />
      ))}
    </tr>
  );
}

/** The rows that are there. */
export function DataTableBody<Row extends object>({
  table,
  ...target
}: RowTarget<Row> & { table: ReactTable<Features, Row> }) {
  return (
    <tbody onKeyDown={walkRows}>
      {table.getRowModel().rows.map((row) => (
        <BodyRow key={row.id} row={row} {...target} />
      ))}
    </tbody>
  );
}

const skeletonWidths = ["w-3/5", "w-2/5", "w-1/2", "w-1/3"] as const;

/** As many grey rows as rows are awaited, each as high as a row. */
export function DataTableSkeleton({ looks, rows }: { looks: readonly ColumnLook[]; rows: number }) {
  return (
    <tbody>
      {Array.from({ length: rows }, (_, row) => `row-${row}`).map((key, row) => (
        <tr key={key} className="bg-background">
          {looks.map((look, column) => (
            <td key={`${key}-${column.toString()}`} className={cn(cellBox, columnClasses(look))}>
              <Skeleton
                className={cn(
                  "min-w-10",
                  skeletonWidths[(row + column) % skeletonWidths.length],
                  look.align === "end" && "ml-auto",
                )}
              />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}
