import { LocalTime } from "../time/local-time";
import type { DataColumn } from "./columns";

/** The day on which a row came to be, last in its list. */
export const dayColumn = (header: string): DataColumn<{ created_at: string }> => ({
  id: "created_at",
  header,
  cell: ({ created_at }) => <LocalTime at={created_at} style="date" className="text-muted-foreground" />,
  sortable: true,
  descFirst: true,
  align: "end",
  hideBelow: "md",
  className: "w-36",
});
