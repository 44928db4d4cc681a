import "server-only";
import { z } from "zod";
import { formatMoney } from "@/lib/money";
import { dayText } from "@/server/mail/text";
import { defineKind } from "./kind";

const Money = z.object({ amount: z.int(), currency: z.string() });
const money = ({ amount, currency }: z.output<typeof Money>) => formatMoney(amount, currency);

/** `product_not_received` → `product not received`. */
const words = (name: string) => name.replaceAll("_", " ");

const pathOfOrder = (id: string | null) => `orders/${id ?? ""}`;

export const disputeOpened = defineKind({
  name: "dispute_opened",
  label: "Disputes",
  about: "A customer's bank disputes a payment, or asks before it does.",
  scope: "disputes:read",
  defaults: { dashboard: true, mail: true },
  data: Money.extend({ reason: z.string().nullable(), evidence_due_by: z.iso.datetime().nullable() }),
  title: () => "Payment disputed",
  text: (data) => {
    const reason = data.reason ? `, ${words(data.reason)}` : "";
    const due = data.evidence_due_by ? `. Answer by ${dayText(data.evidence_due_by)}` : "";
    return `${money(data)}${reason}${due}`;
  },
  advice: () => ["Give evidence at Stripe, or accept the dispute with the order in the dashboard."],
  path: pathOfOrder,
  sample: {
    amount: 2380,
    currency: "usd",
    reason: "product_not_received",
    evidence_due_by: "2026-12-08T09:30:00.000Z",
  },
});

const outcomes = {
  won: "It was won: the money is yours.",
  lost: "It was lost: the money is with the customer.",
  prevented: "The bank let it rest.",
} as const;

export const disputeDecided = defineKind({
  name: "dispute_decided",
  label: "Outcomes of disputes",
  about: "A dispute was won or lost, or came to nothing.",
  scope: "disputes:read",
  defaults: { dashboard: true, mail: true },
  data: Money.extend({ status: z.enum(["won", "lost", "prevented"]) }),
  title: ({ status }) => (status === "prevented" ? "Dispute came to nothing" : `Dispute ${status}`),
  text: (data) => `${money(data)}. ${outcomes[data.status]}`,
  path: pathOfOrder,
  sample: { amount: 2380, currency: "usd", status: "won" },
});

export const refundFailed = defineKind({
  name: "refund_failed",
  label: "Failed refunds",
  about: "Money could not be given back.",
  scope: "refunds:read",
  defaults: { dashboard: true, mail: true },
  data: Money.extend({ reason: z.string().nullable() }),
  title: () => "Refund failed",
  text: (data) => `${money(data)} did not reach the customer${data.reason ? `: ${words(data.reason)}` : ""}`,
  advice: () => ["The money is yours again. Refund anew, or pay the customer in another way."],
  path: pathOfOrder,
  sample: { amount: 2380, currency: "usd", reason: "expired_or_canceled_card" },
});

export const booksDiffer = defineKind({
  name: "books_differ",
  label: "Books that differ",
  about: "The nightly check found that the books do not agree with the orders, or with Stripe.",
  scope: "organizations:write",
  defaults: { dashboard: true, mail: true },
  data: z.object({ count: z.int() }),
  title: () => "The books differ",
  text: ({ count }) => `The nightly check found ${count === 1 ? "a difference" : `${count} differences`}`,
  advice: () => ["Each stands under Books, with both sides of it. Nothing was changed."],
  path: () => "books",
  sample: { count: 2 },
});
