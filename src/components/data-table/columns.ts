import { type ColumnDef, rowSortingFeature, tableFeatures } from "@tanstack/react-table";
import type { ReactNode } from "react";

export type DataColumn<Row> = {
  /** Also the name of the sorting, as the server knows it. */
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** `end` for amounts and counts. */
  align?: "start" | "end";
  sortable?: boolean;
  /** The first press sorts the largest or newest first. */
  descFirst?: boolean;
  /** Leaves the column out on windows narrower than this. Never the first column. */
  hideBelow?: "sm" | "md" | "lg" | "xl";
  /** Keeps the header for screen readers alone. */
  hideHeader?: boolean;
  /** Width and the like, of head and cells: "w-40", "max-w-64 truncate". */
  className?: string;
};

export type SortValue = { id: string; desc: boolean };

export type ColumnLook = Pick<DataColumn<unknown>, "align" | "hideBelow" | "hideHeader" | "className">;

export const features = tableFeatures({ rowSortingFeature, columnMeta: {} as ColumnLook });

/** Our columns as the table library wants them. */
export const toColumnDefs = <Row extends object>(
  columns: readonly DataColumn<Row>[],
): ColumnDef<typeof features, Row>[] =>
  columns.map(({ id, header, cell, sortable = false, descFirst = false, ...look }) => ({
    id,
    header,
    accessorFn: (row: Row) => row,
    cell: ({ row }) => cell(row.original),
    enableSorting: sortable,
    sortDescFirst: descFirst,
    meta: look,
  }));

const hidden = {
  sm: "max-sm:hidden",
  md: "max-md:hidden",
  lg: "max-lg:hidden",
  xl: "max-xl:hidden",
};

/** The classes that head and cells of a column share. */
export const columnClasses = (look: ColumnLook | undefined) => [
  look?.align === "end" ? "text-right tabular-nums" : "text-left",
  look?.hideBelow && hidden[look.hideBelow],
  look?.className,
];
