import type { ReactNode } from "react";
import { formatMinor } from "@/components/ui/money-text";
import { taxLabel } from "@/modules/checkouts/components/price-text";
import type { ClientOrder } from "@/modules/orders/client-schema";

const dateText = (instant: string) =>
  new Intl.DateTimeFormat("en", { dateStyle: "long", timeZone: "UTC" }).format(new Date(instant));

/** What an order is for, and how what is due comes to be. */
export function Summary({ order }: { order: ClientOrder }) {
  const { status, due_amount, currency, invoice_number, organization, product, created_at } = order;
  return (
    <>
      <div className="grid gap-1">
        <h1 className="wrap-anywhere text-base text-muted-foreground">
          {status === "pending" ? "To pay" : "Order"} for {product?.name ?? order.description}
        </h1>
        <p data-numeric className="font-semibold text-3xl tracking-tight">
          {formatMinor(status === "pending" ? due_amount : order.total_amount, currency)}
        </p>
        <p className="text-muted-foreground text-sm">
          {invoice_number} of {dateText(created_at)} by {organization.name}
        </p>
      </div>
      <Sums order={order} />
    </>
  );
}

/** The lines of an order with its sums. */
export function Sums({ order }: { order: ClientOrder }) {
  const { currency, period_start, period_end, tax, applied_balance_amount: applied } = order;
  const money = (amount: number) => formatMinor(amount, currency);
  return (
    <dl data-numeric className="grid gap-2 border-y py-4 text-base">
      {period_start && period_end ? (
        <Line label="Period" isItem={false}>
          {dateText(period_start)} to {dateText(period_end)}
        </Line>
      ) : null}
      {order.items.map(({ id, label, amount }) => (
        <Line key={id} label={label}>
          {money(amount)}
        </Line>
      ))}
      {tax && order.tax_amount !== 0 ? (
        <Line label={taxLabel(tax, false)}>{money(order.tax_amount)}</Line>
      ) : null}
      <Line label="Total" isStrong>
        {money(order.total_amount)}
      </Line>
      {applied === 0 ? null : (
        <>
          <Line label={applied < 0 ? "Paid from your balance" : "Owed from before"}>{money(applied)}</Line>
          <Line label={order.status === "pending" ? "Due now" : "Paid"} isStrong>
            {money(order.total_amount + applied)}
          </Line>
        </>
      )}
    </dl>
  );
}

type LineProps = { label: string; children: ReactNode; isItem?: boolean; isStrong?: boolean };

function Line({ label, children, isItem = true, isStrong = false }: LineProps) {
  return (
    <div className={`flex justify-between gap-6 ${isStrong ? "border-t pt-2.5 font-semibold" : ""}`}>
      <dt className={isItem ? "min-w-0 wrap-anywhere" : "shrink-0 text-muted-foreground"}>{label}</dt>
      <dd className={isItem ? "shrink-0" : "min-w-0 text-right"}>{children}</dd>
    </div>
  );
}
