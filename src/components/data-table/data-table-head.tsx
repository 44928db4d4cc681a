"use client";

import type { Header, ReactTable } from "@tanstack/react-table";
import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import { cn } from "../ui/cn";
import { columnClasses, type features } from "./columns";

type Features = typeof features;

const icons = { asc: ArrowUp, desc: ArrowDown };
const spoken = { asc: "ascending", desc: "descending" } as const;

/** Stays at the first place while the rest of a wide table scrolls by on a phone. */
export const stickyCell = "max-xl:sticky max-xl:left-0 max-xl:z-1 bg-inherit";

function HeadCell<Row extends object>({ header, first }: { header: Header<Features, Row>; first: boolean }) {
  const { column } = header;
  const { meta, header: label } = column.columnDef;
  const sorted = column.getIsSorted();
  const Icon = sorted ? icons[sorted] : ChevronsUpDown;
  const text = String(label ?? "");
  return (
    <th
      scope="col"
      aria-sort={sorted ? spoken[sorted] : undefined}
      className={cn(
        "h-9 whitespace-nowrap border-b bg-inherit px-3 font-medium text-muted-foreground text-xs first:pl-2 last:pr-2",
        columnClasses(meta),
        first && stickyCell,
      )}
    >
      {column.getCanSort() ? (
        <button
          type="button"
          onClick={column.getToggleSortingHandler()}
          className={cn(
            "group -mx-1 inline-flex min-h-6 items-center gap-1 rounded-sm px-1 hover:text-foreground",
            meta?.align === "end" && "flex-row-reverse",
            sorted && "text-foreground",
          )}
        >
          {text}
          <Icon
            aria-hidden
            className={cn(
              "size-3",
              !sorted && "opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100",
            )}
          />
        </button>
      ) : (
        <span className={cn(meta?.hideHeader && "sr-only")}>{text}</span>
      )}
    </th>
  );
}

/** The head of a DataTable; it stays under the top bar while the page scrolls. */
export function DataTableHead<Row extends object>({ table }: { table: ReactTable<Features, Row> }) {
  return (
    <thead className="bg-background xl:sticky xl:top-(--topbar-height) xl:z-10 print:static">
      {table.getHeaderGroups().map((group) => (
        <tr key={group.id} className="bg-inherit">
          {group.headers.map((header, index) => (
            <HeadCell key={header.id} header={header} first={index === 0} />
          ))}
        </tr>
      ))}
    </thead>
  );
}
