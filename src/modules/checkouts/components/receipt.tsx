import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { formatMinor } from "@/components/ui/money-text";
import { countryName } from "@/lib/country-names";
import { stateName } from "@/lib/state-names";
import type { Order } from "@/modules/orders/schema";
import { taxLabel } from "./price-text";

type PaidWith = { method: string; brand: string | null; last4: string | null } | null;

type Props = {
  order: Order;
  /** How the subscription goes on; null where nothing recurs. */
  ahead: Ahead | null;
  paidWith: PaidWith;
  seller: string;
  /** Buttons below. */
  children?: ReactNode;
};

const brands: Record<string, string> = {
  amex: "American Express",
  diners: "Diners Club",
  jcb: "JCB",
  unionpay: "UnionPay",
};

/** `visa` → `Visa`, `us_bank_account` → `Us bank account`. */
const named = (name: string) =>
  brands[name] ?? name.charAt(0).toUpperCase() + name.slice(1).replaceAll("_", " ");

function paidText(paidWith: PaidWith): string | null {
  if (!paidWith) return null;
  return `${named(paidWith.brand ?? paidWith.method)}${paidWith.last4 ? ` ending in ${paidWith.last4}` : ""}`;
}

const dateText = (instant: string) =>
  new Intl.DateTimeFormat("en", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" }).format(
    new Date(instant),
  );

/** What comes next of a subscription, as a line: `Next charge`, `$29.00 on 5 Dec 2026`. */
export type Ahead = { isTrial: boolean; label: string; value: string };

function titleOf(order: Order, ahead: Ahead | null): string {
  if (order.total_amount > 0) return "Payment received";
  return ahead?.isTrial ? "Your trial has begun" : "It is yours";
}

/** What was bought, for the buyer: on the screen and on paper. */
export function Receipt({ order, ahead, paidWith, seller, children }: Props) {
  const money = (amount: number) => formatMinor(amount, order.currency);
  const isFree = order.total_amount === 0;
  const isLess = order.discount_amount > 0;
  return (
    <>
      <div className="grid justify-items-center gap-3 text-center print:justify-items-start print:text-left">
        <span className="grid size-11 place-items-center rounded-full bg-success-subtle text-success print:hidden">
          <Check aria-hidden className="size-5" strokeWidth={2.5} />
        </span>
        <div className="grid gap-1">
          <h1 className="font-semibold text-2xl">{titleOf(order, ahead)}</h1>
          <p className="text-base text-muted-foreground">
            Thank you for buying from {seller}. A receipt goes to{" "}
            <span className="wrap-anywhere text-foreground">{order.customer.email}</span>.
          </p>
        </div>
      </div>
      <dl data-numeric className="grid gap-2 border-y py-4 text-base">
        <Line label="Order" value={order.invoice_number} />
        <Line
          label="Date"
          value={<time dateTime={order.created_at}>{dateText(order.created_at)} UTC</time>}
        />
        <Line label="Paid with" value={paidText(paidWith)} />
        {ahead ? <Line label={ahead.label} value={ahead.value} /> : null}
        <Line label="Billed to" value={billedTo(order)} />
      </dl>
      <dl data-numeric className="grid gap-2 text-base">
        {order.items.map(({ id, label, amount }) => (
          // With a discount the sum begins with the price as it was shown, from which that is taken off.
          <Line key={id} label={label} value={money(isLess ? order.subtotal_amount : amount)} isItem />
        ))}
        {isLess ? (
          <Line label={order.discount?.name ?? "Discount"} value={`−${money(order.discount_amount)}`} />
        ) : null}
        {isFree || !order.tax ? null : (
          <Line
            label={taxLabel(order.tax, isLess && order.tax_behavior === "inclusive")}
            value={money(order.tax_amount)}
          />
        )}
        <div className="flex justify-between gap-4 border-t pt-2.5 font-semibold">
          <dt>Total</dt>
          <dd>{isFree ? "Free" : money(order.total_amount)}</dd>
        </div>
      </dl>
      {children}
    </>
  );
}

function Line({ label, value, isItem = false }: { label: string; value: ReactNode; isItem?: boolean }) {
  if (!value) return null;
  return (
    <div className="flex justify-between gap-6">
      <dt className={isItem ? "min-w-0 wrap-anywhere" : "shrink-0 text-muted-foreground"}>{label}</dt>
      <dd className={isItem ? "shrink-0" : "min-w-0 whitespace-pre-line wrap-anywhere text-right"}>
        {value}
      </dd>
    </div>
  );
}

/** Where the postal code stands behind city and state. */
const withCodeLast = new Set(["US", "CA"]);

function billedTo({ billing_name, billing_address }: Order): string {
  const { line1, line2, postal_code, city, state, country } = billing_address ?? {};
  const region = state && stateName(state);
  const join = (parts: (string | null | undefined)[], by: string) => parts.filter(Boolean).join(by);
  const place =
    country && withCodeLast.has(country)
      ? join([city, join([region, postal_code], " ")], ", ")
      : join([join([postal_code, city], " "), region], ", ");
  return join([billing_name, line1, line2, place, country && countryName(country)], "\n");
}
