import {
  ArrowLeftRight,
  CalendarClock,
  CircleCheck,
  CirclePause,
  CirclePlay,
  CircleX,
  CreditCard,
  Hourglass,
  ReceiptText,
  RefreshCw,
  TicketPercent,
  TriangleAlert,
  Undo2,
} from "lucide-react";
import type { ReactNode } from "react";
import { formatMinor } from "@/components/ui/money-text";
import { cardText } from "@/lib/card-text";
import { seatsText, soldLabel } from "@/lib/seats";
import type { SubscriptionTimelineEntry as Entry } from "../timeline-schema";
import { leavingReasons } from "./end-dialogs";

export type TimelineText = {
  title: string;
  description?: string;
  icon: ReactNode;
  tone?: "neutral" | "success" | "warning" | "danger";
};

type Kind = Entry["kind"];
type Of<K extends Kind> = Extract<Entry, { kind: K }>;
/** Writes an instant as a day. */
type Day = (at: string) => string;

const money = ({ amount, currency }: { amount: number; currency: string }) => formatMinor(amount, currency);
const by = ({ card }: { card: Of<"payment_succeeded">["card"] }) =>
  cardText(card) ? ` by ${cardText(card)}` : "";
const described = (text: string | null | undefined) => (text ? { description: text } : {});

const billed: Record<string, string> = {
  subscription_create: "Begun",
  subscription_cycle: "Renewed",
  subscription_update: "Changed",
};

const texts: { [K in Kind]: (entry: Of<K>, day: Day) => TimelineText } = {
  started: ({ product }) => ({ title: `Subscribed to ${product}`, icon: <CirclePlay />, tone: "success" }),
  activated: () => ({ title: "Active", icon: <CircleCheck />, tone: "success" }),
  order_billed: (
    { number, reason, total_amount: amount, currency, period_start: from, period_end: to },
    day,
  ) => ({
    title: `${billed[reason] ?? "Billed"}: ${number}, ${money({ amount, currency })}`,
    icon: <ReceiptText />,
    ...described(from && to && `${day(from)} – ${day(to)}`),
  }),
  payment_pending: (entry) => ({
    title: `Payment of ${money(entry)} begun`,
    icon: <Hourglass />,
    tone: "warning",
  }),
  payment_succeeded: (entry) => ({
    title: `Paid ${money(entry)}${by(entry)}`,
    icon: <CircleCheck />,
    tone: "success",
  }),
  payment_failed: (entry) => ({
    title: `Payment of ${money(entry)} failed`,
    icon: <CreditCard />,
    tone: "danger",
    ...described(entry.why),
  }),
  plan_changed: ({ from, to, seats, ...price }) => ({
    title:
      from === to
        ? `${seats === null ? "New price" : `Now ${seatsText(seats)}`}: ${money(price)}`
        : `Plan changed to ${soldLabel(to, seats)}`,
    icon: <ArrowLeftRight />,
    ...(from !== to && { description: `From ${from}; ${money(price)} a period` }),
  }),
  change_planned: ({ seats, applies_at }, day) => ({
    title: `${seats === null ? "Change of plan" : `Change to ${seatsText(seats)}`} for ${day(applies_at)}`,
    icon: <ArrowLeftRight />,
  }),
  change_dropped: () => ({ title: "Change of plan given up", icon: <Undo2 /> }),
  discount_changed: ({ discount }) => ({
    title: discount ? `Discount: ${discount}` : "Discount taken off",
    icon: <TicketPercent />,
  }),
  trial_moved: ({ trial_end }, day) => ({
    title: trial_end ? `Trial until ${day(trial_end)}` : "No trial any more",
    icon: <CalendarClock />,
  }),
  period_moved: ({ current_period_end }, day) => ({
    title: `Billing date moved to ${day(current_period_end)}`,
    icon: <CalendarClock />,
  }),
  pause_planned: ({ resumes_at }, day) => ({
    title: "Will pause at the end of its period",
    icon: <CirclePause />,
    ...described(resumes_at && `Until ${day(resumes_at)}`),
  }),
  pause_dropped: () => ({ title: "Pause taken back", icon: <Undo2 /> }),
  paused: ({ resumes_at }, day) => ({
    title: resumes_at ? `Paused until ${day(resumes_at)}` : "Paused",
    icon: <CirclePause />,
    tone: "warning",
  }),
  resumed: () => ({ title: "Resumed", icon: <CirclePlay />, tone: "success" }),
  past_due: () => ({ title: "Past due", icon: <TriangleAlert />, tone: "danger" }),
  canceled: ({ ends_at, reason, comment }, day) => ({
    title: ends_at ? `Canceled: ends on ${day(ends_at)}` : "Canceled",
    icon: <CircleX />,
    tone: "warning",
    ...described([reason && leavingReasons[reason], comment].filter(Boolean).join(": ")),
  }),
  uncanceled: () => ({ title: "Cancellation taken back", icon: <RefreshCw />, tone: "success" }),
  ended: () => ({ title: "Ended", icon: <CircleX />, tone: "danger" }),
};

/** An entry of the timeline in words. */
export const timelineText = (entry: Entry, day: Day): TimelineText =>
  // The table has a writer for each kind, which the compiler cannot see through the union.
  (texts[entry.kind] as (entry: Entry, day: Day) => TimelineText)(entry, day);
