import "server-only";
import { z } from "zod";
import { formatMoney } from "@/lib/money";
import { defineMail } from "@/server/mail/define-mail";
import type { QueuedMail } from "@/server/mail/queue-mails";
import { dayText } from "@/server/mail/text";
import type { Order } from "./schema";

const Charged = z.object({ label: z.string(), amount: z.int() });

const input = z.object({
  invoice_number: z.string(),
  created_at: z.iso.datetime(),
  locale: z.string().nullable(),
  currency: z.string(),
  items: z.array(Charged),
  /** Taken off already in the items. */
  discount: Charged.nullable(),
  tax: Charged.nullable(),
  total_amount: z.int(),
  is_reverse_charge: z.boolean(),
  receipt_url: z.url(),
  invoice_url: z.url().nullable(),
});

/** The receipt of a paid order. */
export const receiptMail = defineMail({
  name: "order.receipt",
  about: "A purchase is paid.",
  switch: "order_confirmation",
  input,
  subject: ({ data, sender }) => `Your receipt from ${sender.name} (${data.invoice_number})`,
  preview: ({ data }) =>
    `${formatMoney(data.total_amount, data.currency)}, ${dayText(data.created_at, data.locale)}`,
  why: ({ sender }) => `You get this mail because you bought from ${sender.name}.`,
  letter: ({ data, sender }) => {
    const money = (amount: number) => formatMoney(amount, data.currency);
    const printed = ({ label, amount }: z.output<typeof Charged>) => ({ label, amount: money(amount) });
    const total = { label: "Total", amount: data.total_amount };
    const { discount } = data;
    return {
      title: "Thank you for your purchase",
      paragraphs: [
        `Your receipt from ${sender.name}: ${data.invoice_number} of ${dayText(data.created_at, data.locale)}.`,
      ],
      table: {
        lines: data.items.map(printed),
        sums: (data.tax ? [data.tax, total] : [total]).map(printed),
        notes: [
          ...(discount ? [`${discount.label}: ${money(discount.amount)} taken off.`] : []),
          ...(data.is_reverse_charge ? ["VAT reverse charge: the buyer accounts for the tax."] : []),
        ],
      },
      action: { label: "See your receipt", url: data.receipt_url },
      links: data.invoice_url ? [{ label: "Download your invoice", url: data.invoice_url }] : [],
    };
  },
  sample: {
    invoice_number: "ACME-0042",
    created_at: "2026-11-21T09:30:00.000Z",
    locale: null,
    currency: "usd",
    items: [{ label: "Icon set, all sizes", amount: 4000 }],
    discount: { label: "Discount, Autumn", amount: 900 },
    tax: { label: "VAT 19 % (DE)", amount: 760 },
    total_amount: 4760,
    is_reverse_charge: false,
    receipt_url: "https://example.com/checkout/sample/confirmation",
    invoice_url: "https://example.com/checkout/sample/invoice",
  },
});

/** The receipt of an order, to be queued; none where the customer has no address any more. */
export function receiptOf(
  order: Order,
  organizationId: string,
  receiptUrl: string,
): QueuedMail<typeof input>[] {
  const to = order.customer.email;
  if (!to) return [];
  const data = {
    invoice_number: order.invoice_number ?? "",
    created_at: order.created_at,
    locale: order.customer.locale,
    currency: order.currency,
    items: order.items.map(({ label, amount }) => ({ label, amount })),
    discount: order.discount && {
      label: `Discount, ${order.discount.name}`,
      amount: order.discount_amount,
    },
    tax: billedTax(order),
    total_amount: order.total_amount,
    is_reverse_charge: order.tax?.reason === "reverse_charge",
    receipt_url: receiptUrl,
    invoice_url: order.billing_name && order.billing_address ? new URL("invoice", receiptUrl).href : null,
  };
  return [{ mail: receiptMail, to, organizationId, data }];
}

/** The tax of an order as a mail prints it; null where there is none. */
export const billedTax = (order: Order): { label: string; amount: number } | null =>
  order.tax_amount === 0 ? null : { label: taxLabel(order), amount: order.tax_amount };

const taxLabel = ({ tax }: Order) =>
  tax ? `${tax.kind === "vat" ? "VAT" : "Tax"} ${tax.rate_ppm / 10_000} % (${tax.jurisdiction})` : "Tax";
