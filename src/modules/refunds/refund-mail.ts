import "server-only";
import { z } from "zod";
import { formatMoney } from "@/lib/money";
import type { Order } from "@/modules/orders/schema";
import { defineMail } from "@/server/mail/define-mail";
import type { QueuedMail } from "@/server/mail/queue-mails";
import { dayText } from "@/server/mail/text";
import type { Refund } from "./schema";

const input = z.object({
  invoice_number: z.string(),
  description: z.string(),
  ordered_at: z.iso.datetime(),
  locale: z.string().nullable(),
  currency: z.string(),
  /** With the tax in it. */
  amount: z.int(),
  tax_amount: z.int(),
});
type Data = z.output<typeof input>;

const totalOf = ({ amount, currency }: Data) => formatMoney(amount, currency);

/** Tells a customer that money is on its way back. */
export const refundMail = defineMail({
  name: "refund.succeeded",
  about: "Money is given back.",
  switch: "order_refunded",
  input,
  subject: ({ data, sender }) => `Your refund from ${sender.name} (${data.invoice_number})`,
  preview: ({ data }) => `${totalOf(data)} is on its way back to you.`,
  why: ({ sender }) => `You get this mail because you bought from ${sender.name}.`,
  letter: ({ data, sender }) => {
    const tax = data.tax_amount > 0 ? `, of which ${formatMoney(data.tax_amount, data.currency)} tax` : "";
    const purchase = `${data.invoice_number} of ${dayText(data.ordered_at, data.locale)}: ${data.description}`;
    return {
      title: `${totalOf(data)} is on its way back`,
      paragraphs: [
        `${sender.name} has given back ${totalOf(data)}${tax}, of your purchase ${purchase}.`,
        "It goes to what you paid with. Banks take up to ten days to show it.",
      ],
    };
  },
  sample: {
    invoice_number: "ACME-0042",
    description: "Icon set, all sizes",
    ordered_at: "2026-11-21T09:30:00.000Z",
    locale: null,
    currency: "usd",
    amount: 4760,
    tax_amount: 760,
  },
});

/** The mail about a refund of an order, to be queued; none where the customer has no address any more. */
export function refundMailOf(order: Order, refund: Refund): QueuedMail<typeof input>[] {
  const to = order.customer.email;
  if (!to) return [];
  const data = {
    invoice_number: order.invoice_number ?? "",
    description: order.description,
    ordered_at: order.created_at,
    locale: order.customer.locale,
    currency: refund.currency,
    amount: refund.amount + refund.tax_amount,
    tax_amount: refund.tax_amount,
  };
  return [{ mail: refundMail, to, organizationId: refund.organization_id, data }];
}
