import type { ComponentProps } from "react";
import { cn } from "./cn";

/** A plain table that scrolls sideways where it is too wide. For lists with paging use DataTable. */
export function Table({ className, ...props }: ComponentProps<"table">) {
  return (
    <div data-slot="table" className="relative w-full overflow-x-auto">
      <table className={cn("w-full border-collapse text-sm", className)} {...props} />
    </div>
  );
}

export function TableHeader({ className, ...props }: ComponentProps<"thead">) {
  return <thead className={cn("border-b", className)} {...props} />;
}

export function TableBody({ className, ...props }: ComponentProps<"tbody">) {
  return <tbody className={cn("[&_tr:last-child]:border-0", className)} {...props} />;
}

export function TableRow({ className, ...props }: ComponentProps<"tr">) {
  return <tr className={cn("border-b", className)} {...props} />;
}

type CellProps = {
  /** `end` for amounts and counts. */
  align?: "start" | "end";
};

const side = { start: "text-left", end: "text-right tabular-nums" };

export function TableHead({
  align = "start",
  className,
  ...props
}: Omit<ComponentProps<"th">, "align"> & CellProps) {
  return (
    <th
      scope="col"
      className={cn(
        "h-9 whitespace-nowrap px-3 font-medium text-muted-foreground text-xs",
        side[align],
        className,
      )}
      {...props}
    />
  );
}

export function TableCell({
  align = "start",
  className,
  ...props
}: Omit<ComponentProps<"td">, "align"> & CellProps) {
  return <td className={cn("h-10 px-3 py-1.5", side[align], className)} {...props} />;
}
