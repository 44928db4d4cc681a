import type { DataColumn } from "@/components/data-table/columns";
import { LocalTime } from "@/components/time/local-time";
import type { WebhookDelivery } from "../delivery-schema";
import { DeliveryStatus } from "./delivery-status";

/** What was answered, in a word. */
const answerText = ({ http_code, error, attempts }: WebhookDelivery): string =>
  http_code === null ? (error ?? (attempts === 0 ? "Not tried yet" : "No answer")) : String(http_code);

export const deliveryColumns: DataColumn<WebhookDelivery>[] = [
  {
    id: "type",
    header: "Event",
    cell: ({ webhook_event }) => (
      <code className="block truncate font-mono text-xs">{webhook_event.type}</code>
    ),
    className: "max-w-40 sm:max-w-56",
  },
  { id: "state", header: "State", cell: ({ state }) => <DeliveryStatus state={state} />, className: "w-28" },
  {
    id: "answer",
    header: "Answer",
    cell: (delivery) => <span className="block truncate">{answerText(delivery)}</span>,
    hideBelow: "sm",
    className: "max-w-40",
  },
  {
    id: "duration",
    header: "Took",
    cell: ({ duration_ms }) => (duration_ms === null ? "–" : `${duration_ms.toLocaleString("en")} ms`),
    align: "end",
    hideBelow: "md",
    className: "w-24",
  },
  {
    id: "attempts",
    header: "Attempts",
    cell: ({ attempts }) => attempts,
    align: "end",
    hideBelow: "xl",
    className: "w-20",
  },
  {
    id: "created_at",
    header: "Happened",
    cell: ({ created_at }) => (
      <LocalTime at={created_at} style="relative" className="text-muted-foreground" />
    ),
    sortable: true,
    descFirst: true,
    align: "end",
    hideBelow: "sm",
    className: "w-28",
  },
];
