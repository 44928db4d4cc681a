import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { formatMinor } from "@/components/ui/money-text";
import { soldLabel } from "@/lib/seats";
import type { Checkout } from "../../schema";

/** What is asked, as far as it is known: tax needs the buyer's address. */
export function CheckoutSums({ checkout }: { checkout: Checkout }) {
  const money = (amount: number) => formatMinor(amount, checkout.currency);
  const lines = [
    { label: soldLabel(checkout.product?.name ?? "Product", checkout.seats), value: money(checkout.amount) },
    ...(checkout.discount_amount > 0 ? [{ label: "Discount", value: money(-checkout.discount_amount) }] : []),
    {
      label: checkout.tax_behavior === "inclusive" ? "Tax, in the price" : "Tax",
      value: checkout.tax_amount === null ? "once the address is known" : money(checkout.tax_amount),
    },
  ];
  return (
    <Card>
      <CardHeader title="Price" />
      <CardContent className="pt-2">
        <dl className="text-sm">
          {lines.map(({ label, value }) => (
            <div key={label} className="flex justify-between gap-6 py-1">
              <dt className="text-muted-foreground">{label}</dt>
              <dd className="tabular-nums">{value}</dd>
            </div>
          ))}
          <div className="mt-1 flex justify-between gap-6 border-t pt-2 font-semibold">
            <dt>Total</dt>
            <dd className="tabular-nums">{money(checkout.total_amount)}</dd>
          </div>
        </dl>
      </CardContent>
    </Card>
  );
}
