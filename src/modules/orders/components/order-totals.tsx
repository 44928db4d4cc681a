import type { ReactNode } from "react";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { formatMinor } from "@/components/ui/money-text";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { Order } from "../schema";
import { taxText } from "./tax-text";

function Sum({ label, strong, children }: { label: string; strong?: boolean; children: ReactNode }) {
  return (
    <div className={cn("flex justify-between gap-6 py-1", strong && "border-t pt-2 font-semibold")}>
      <dt className={cn(!strong && "text-muted-foreground")}>{label}</dt>
      <dd className="tabular-nums">{children}</dd>
    </div>
  );
}

function Sums({ order }: { order: Order }) {
  const money = (amount: number) => formatMinor(amount, order.currency);
  const refunded = order.refunded_amount + order.refunded_tax_amount;
  const included = order.tax_behavior === "inclusive" && order.tax_amount > 0;
  return (
    <dl className="ml-auto w-full max-w-xs text-sm">
      {order.discount_amount > 0 ? (
        <>
          <Sum label="Subtotal">{money(order.subtotal_amount)}</Sum>
          <Sum label={order.discount ? `Discount: ${order.discount.name}` : "Discount"}>
            {money(-order.discount_amount)}
          </Sum>
        </>
      ) : null}
      <Sum label="Net">{money(order.net_amount)}</Sum>
      <Sum label={`${taxText(order.tax)}${included ? ", in the price" : ""}`}>{money(order.tax_amount)}</Sum>
      <Sum label="Total" strong>
        {money(order.total_amount)}
      </Sum>
      {order.applied_balance_amount === 0 ? null : (
        <>
          <Sum label={order.applied_balance_amount < 0 ? "From the balance" : "To the balance"}>
            {money(order.applied_balance_amount)}
          </Sum>
          <Sum label={order.paid ? "Charged" : "Due"} strong>
            {money(order.total_amount + order.applied_balance_amount)}
          </Sum>
        </>
      )}
      {refunded > 0 ? (
        <>
          <Sum label="Refunded, with tax">{money(-refunded)}</Sum>
          <Sum label="Kept" strong>
            {money(order.total_amount - refunded)}
          </Sum>
        </>
      ) : null}
    </dl>
  );
}

/** What was bought, and how its price comes about. */
export function OrderTotals({ order }: { order: Order }) {
  return (
    <Card>
      <CardHeader title="Items" />
      <CardContent className="grid gap-3">
        <Table>
          <TableHeader>
            <TableRow>
              <TableHead className="pl-0">Item</TableHead>
              <TableHead align="end">Tax</TableHead>
              <TableHead align="end" className="pr-0">
                Net
              </TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {order.items.map((item) => (
              <TableRow key={item.id}>
                <TableCell className="pl-0">{item.label}</TableCell>
                <TableCell align="end">{formatMinor(item.tax_amount, order.currency)}</TableCell>
                <TableCell align="end" className="pr-0">
                  {formatMinor(item.amount, order.currency)}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
        <Sums order={order} />
      </CardContent>
    </Card>
  );
}
