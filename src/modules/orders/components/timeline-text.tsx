import {
  ArrowLeftRight,
  CircleCheck,
  CircleX,
  CreditCard,
  Gavel,
  Gift,
  Hourglass,
  PencilLine,
  ReceiptText,
  ShoppingCart,
  Undo2,
} from "lucide-react";
import type { ReactNode } from "react";
import { formatMinor } from "@/components/ui/money-text";
import { cardText } from "@/lib/card-text";
import type { OrderTimelineEntry as Entry } from "../timeline-schema";

export type TimelineText = {
  title: string;
  description?: string;
  icon: ReactNode;
  tone?: "neutral" | "success" | "warning" | "danger";
};

type Kind = Entry["kind"];
type Of<K extends Kind> = Extract<Entry, { kind: K }>;

const money = ({ amount, currency }: { amount: number; currency: string }) => formatMinor(amount, currency);
const words = (text: string) => text.replaceAll("_", " ");

const by = (card: Of<"payment_succeeded">["card"]) => (cardText(card) ? ` by ${cardText(card)}` : "");
const described = (text: string | null | undefined) => (text ? { description: text } : {});

const count = (credits: number) => credits.toLocaleString("en");

function revokedText(credits: Of<"benefit_revoked">["credits"]): string {
  if (credits === null) return "";
  const { granted, taken_back, spent } = credits;
  if (granted === 0) return "Before anything was granted.";
  const rest = spent > 0 ? `; ${count(spent)} had been used or had expired` : "";
  return `${count(taken_back)} of ${count(granted)} credits${rest}.`;
}

const texts: { [K in Kind]: (entry: Of<K>) => TimelineText } = {
  checkout_opened: () => ({ title: "Checkout opened", icon: <ShoppingCart /> }),
  order_placed: ({ number }) => ({
    title: `Order ${number} placed`,
    icon: <ReceiptText />,
  }),
  billing_corrected: () => ({ title: "Billing details corrected", icon: <PencilLine /> }),
  payment_pending: (entry) => ({
    title: `Payment of ${money(entry)} begun`,
    icon: <Hourglass />,
    tone: "warning",
  }),
  payment_succeeded: (entry) => ({
    title: `Paid ${money(entry)}${by(entry.card)}`,
    icon: <CircleCheck />,
    tone: "success",
  }),
  payment_failed: (entry) => ({
    title: `Payment of ${money(entry)} failed`,
    icon: <CreditCard />,
    tone: "danger",
    ...described(entry.why),
  }),
  refund_asked: (entry) => ({
    title: `Refund of ${money(entry)} asked for`,
    icon: <Undo2 />,
    ...described([entry.reason !== "other" && words(entry.reason), entry.comment].filter(Boolean).join(": ")),
  }),
  refund_succeeded: (entry) => ({
    title: `Refunded ${money(entry)}`,
    icon: <ArrowLeftRight />,
    tone: "success",
  }),
  refund_failed: (entry) => ({
    title: `Refund of ${money(entry)} failed`,
    icon: <CircleX />,
    tone: "danger",
    ...described(entry.why && `Stripe says: ${words(entry.why)}. The money is still yours.`),
  }),
  benefit_granted: ({ benefit }) => ({ title: `Granted: ${benefit}`, icon: <Gift />, tone: "success" }),
  benefit_failed: ({ benefit, why }) => ({
    title: `Not granted yet: ${benefit}`,
    description: why,
    icon: <CircleX />,
    tone: "danger",
  }),
  benefit_revoked: ({ benefit, credits }) => ({
    title: `Taken back: ${benefit}`,
    icon: <Gift />,
    ...described(revokedText(credits)),
  }),
  dispute_opened: (entry) => ({
    title: `${money(entry)} disputed by the customer's bank`,
    icon: <Gavel />,
    tone: "warning",
    ...described(entry.reason && words(entry.reason)),
  }),
  dispute_won: (entry) => ({ title: `Dispute of ${money(entry)} won`, icon: <Gavel />, tone: "success" }),
  dispute_lost: (entry) => ({ title: `Dispute of ${money(entry)} lost`, icon: <Gavel />, tone: "danger" }),
  dispute_prevented: (entry) => ({ title: `Dispute of ${money(entry)} prevented`, icon: <Gavel /> }),
};

/** An entry of the timeline in words. */
export const timelineText = (entry: Entry): TimelineText =>
  // The table has a writer for each kind, which the compiler cannot see through the union.
  (texts[entry.kind] as (entry: Entry) => TimelineText)(entry);
