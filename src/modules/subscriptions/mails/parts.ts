import "server-only";
import { z } from "zod";
import { formatMoney } from "@/lib/money";
import type { MailSender, MailTable } from "@/server/mail/define-mail";
import { dayText } from "@/server/mail/text";

const Instant = z.iso.datetime();

/** What every mail about a subscription knows of it. */
export const About = z.object({
  /** Its name. */
  product: z.string(),
  /** The customer's, BCP 47. */
  locale: z.string().nullable(),
  /** The portal, where the customer changes what this mail speaks of; null where they cannot. */
  manage_url: z.url().nullable(),
});

/** What a period costs, before discounts and tax; minor units. */
export const Price = z.object({
  amount: z.int(),
  currency: z.string(),
  interval: z.enum(["day", "week", "month", "year"]),
  interval_count: z.int(),
});

/** An order as a receipt prints it; amounts in minor units of `currency`. */
export const Bill = z.object({
  invoice_number: z.string(),
  currency: z.string(),
  /** After discount, before tax. */
  lines: z.array(z.object({ label: z.string(), amount: z.int() })),
  /** Taken off already in the lines. */
  discount: z.object({ label: z.string(), amount: z.int() }).nullable(),
  tax: z.object({ label: z.string(), amount: z.int() }).nullable(),
  total_amount: z.int(),
  /** Below zero: the customer's balance pays of the total; above: it is owed beside it. */
  applied_balance_amount: z.int(),
  receipt_url: z.url().nullable(),
});
export type Bill = z.output<typeof Bill>;

/** As far as people tell their cards apart. */
export const Card = z.object({ brand: z.string(), last4: z.string() });
export const cardText = ({ brand, last4 }: z.output<typeof Card>) =>
  `${brand[0]?.toUpperCase() ?? ""}${brand.slice(1)} ending in ${last4}`;

export { Instant };

/** `$29.00 per month`, `$80.00 every 3 months`. */
export function priceText({ amount, currency, interval, interval_count }: z.output<typeof Price>): string {
  const each = interval_count === 1 ? `per ${interval}` : `every ${interval_count} ${interval}s`;
  return `${formatMoney(amount, currency)} ${each}`;
}

/** What the order comes to, once the balance is applied. */
export const dueText = (bill: Bill): string =>
  formatMoney(bill.total_amount + bill.applied_balance_amount, bill.currency);

/** Lines, tax, total, balance and what was charged. */
export function tableOf(bill: Bill): MailTable {
  const money = (amount: number) => formatMoney(amount, bill.currency);
  const printed = ({ label, amount }: { label: string; amount: number }) => ({
    label,
    amount: money(amount),
  });
  const total = { label: "Total", amount: bill.total_amount };
  const balance = {
    label: bill.applied_balance_amount < 0 ? "Paid from your balance" : "Carried over from before",
    amount: bill.applied_balance_amount,
  };
  const due = { label: "Charged", amount: bill.total_amount + bill.applied_balance_amount };
  const sums = [...(bill.tax ? [bill.tax] : []), total, ...(balance.amount === 0 ? [] : [balance, due])];
  return {
    lines: bill.lines.map(printed),
    sums: sums.map(printed),
    notes: bill.discount ? [`${bill.discount.label}: ${money(bill.discount.amount)} taken off.`] : [],
  };
}

/** The way to the portal, where there is one. */
export const manage = ({ manage_url }: z.output<typeof About>, label = "Manage your subscription") =>
  manage_url ? { label, url: manage_url } : null;

export const receiptOf = (bill: Bill) =>
  bill.receipt_url ? { label: "See your receipt", url: bill.receipt_url } : null;

/** A day in the locale of the customer. */
export const dayFor = ({ locale }: { locale: string | null }, instant: string) => dayText(instant, locale);

export const why = ({ data, sender }: { data: { product: string }; sender: MailSender }) =>
  `You get this mail because you subscribed to ${data.product} at ${sender.name}.`;

export const sampleAbout = {
  product: "Studio",
  locale: null,
  manage_url: "https://example.com/portal/acme",
};
export const samplePrice = { amount: 2900, currency: "usd", interval: "month", interval_count: 1 } as const;
export const sampleBill = {
  invoice_number: "ACME-0043",
  currency: "usd",
  lines: [{ label: "Studio, Dec 1 to Jan 1", amount: 2610 }],
  discount: { label: "Discount, Autumn", amount: 290 },
  tax: { label: "VAT 19 % (DE)", amount: 496 },
  total_amount: 3106,
  applied_balance_amount: -500,
  receipt_url: "https://example.com/orders/sample",
};
