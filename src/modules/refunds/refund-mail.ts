import "server-only";
import { formatMoney } from "@/lib/money";
import type { Order } from "@/modules/orders/schema";
import { setLetter } from "@/server/mail/letter";
import type { Mail } from "@/server/mail/send-mail";
import type { Refund } from "./schema";

/** Tells the customer that money is on its way back, or null where they have no address any more. */
export function refundMail(order: Order, refund: Refund, sellerName: string): Mail | null {
  const to = order.customer.email;
  if (!to) return null;
  const money = (amount: number) => formatMoney(amount, refund.currency);
  const total = money(refund.amount + refund.tax_amount);
  const tax = refund.tax_amount > 0 ? `, of which ${money(refund.tax_amount)} tax` : "";
  const letter = setLetter({
    title: `Your refund from ${sellerName}`,
    paragraphs: [
      `${sellerName} has given back ${total}${tax}, of your purchase ${order.invoice_number} of ${order.created_at.slice(0, 10)}: ${order.description}.`,
      "It goes to the card you paid with. Banks take up to ten days to show it.",
    ],
  });
  return { to, subject: `Your refund from ${sellerName} (${order.invoice_number})`, ...letter };
}
