import { Fragment } from "react";
import { formatMinor } from "@/components/ui/money-text";
import type { PreviewedOrder } from "../preview-schema";

type Props = { invoice: PreviewedOrder; label: string };

/** An invoice that is not written yet: each line, tax, balance, and what is charged. */
export function InvoiceLines({ invoice, label }: Props) {
  const { lines, currency, tax_amount, tax_behavior, applied_balance_amount, due_amount } = invoice;
  const money = (amount: number) => formatMinor(amount, currency);
  const taxLabel = tax_behavior === "inclusive" ? "Tax, in the price" : "Tax";
  const sums: [label: string, amount: number][] = [
    ...(tax_amount === 0 ? [] : [[taxLabel, tax_amount] as [string, number]]),
    ...(applied_balance_amount === 0
      ? []
      : [
          [applied_balance_amount < 0 ? "From the balance" : "To the balance", applied_balance_amount] as [
            string,
            number,
          ],
        ]),
  ];
  return (
    <dl aria-label={label} className="grid grid-cols-[minmax(0,1fr)_auto] gap-y-1 text-sm">
      {lines.map((line, index) => (
        // Lines have no ids before they are written, and their order stays.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <Fragment key={index}>
          <dt className="min-w-0 wrap-anywhere">{line.label}</dt>
          <dd className="pl-6 text-right tabular-nums">{money(line.amount)}</dd>
        </Fragment>
      ))}
      {sums.map(([name, amount]) => (
        <Fragment key={name}>
          <dt className="text-muted-foreground">{name}</dt>
          <dd className="pl-6 text-right text-muted-foreground tabular-nums">{money(amount)}</dd>
        </Fragment>
      ))}
      <dt className="border-t pt-1.5 font-semibold">Charged</dt>
      <dd className="border-t pt-1.5 pl-6 text-right font-semibold tabular-nums">{money(due_amount)}</dd>
    </dl>
  );
}
