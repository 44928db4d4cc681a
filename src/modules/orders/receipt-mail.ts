import "server-only";
import { formatMoney } from "@/lib/money";
import { setLetter } from "@/server/mail/letter";
import type { Mail } from "@/server/mail/send-mail";
import type { Order } from "./schema";

/** The receipt of a paid order, or null where the customer has no address any more. */
export function receiptMail(order: Order, seller: { name: string; receiptUrl: string }): Mail | null {
  const to = order.customer.email;
  if (!to) return null;
  const money = (amount: number) => formatMoney(amount, order.currency);
  const lines = order.items.map((item) => `${item.label}: ${money(item.amount)}`);
  const discount = order.discount
    ? [`Discount, ${order.discount.name}: ${money(order.discount_amount)} taken off`]
    : [];
  const tax = order.tax_amount > 0 ? [`${taxLabel(order)}: ${money(order.tax_amount)}`] : [];
  const reversed =
    order.tax?.reason === "reverse_charge" ? ["VAT reverse charge: the buyer accounts for the tax."] : [];
  const letter = setLetter({
    title: `Your receipt from ${seller.name}`,
    paragraphs: [
      `Thank you for your purchase. ${order.invoice_number} of ${order.created_at.slice(0, 10)}.`,
      ...lines,
      ...discount,
      ...tax,
      `Total: ${money(order.total_amount)}`,
      ...reversed,
    ],
    action: { label: "See your receipt", url: seller.receiptUrl },
    ...(order.billing_name &&
      order.billing_address && {
        more: { label: "Download your invoice", url: new URL("invoice", seller.receiptUrl).href },
      }),
  });
  return { to, subject: `Your receipt from ${seller.name} (${order.invoice_number})`, ...letter };
}

const taxLabel = ({ tax }: Order) =>
  tax ? `${tax.kind === "vat" ? "VAT" : "Tax"} ${tax.rate_ppm / 10_000} % (${tax.jurisdiction})` : "Tax";
