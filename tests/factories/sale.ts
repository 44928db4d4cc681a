import { newId } from "@/lib/id";
import type { Context } from "@/server/context";
import { aCustomer } from "./customer.ts";

type Named = {
  created_at?: Date;
  currency?: string;
  net_amount?: number;
  refunded_amount?: number;
  status?: string;
  product_id?: string;
  customer_id?: string;
  number?: number;
  /** Sold by the seat. */
  seats?: number;
};

/** An order of 10.00 as a row alone, paid now unless named otherwise: for what reads sales of any time and currency. */
export async function aSale(ctx: Context, named: Named = {}): Promise<{ id: string; number: number }> {
  const id = newId();
  const { net_amount: net = 1_000, refunded_amount = 0, status = "paid", currency = "usd" } = named;
  const customer_id = named.customer_id ?? (await aCustomer(ctx)).id;
  const number =
    named.number ?? (await ctx.db.order.count({ where: { organization_id: ctx.organizationId } })) + 1;
  await ctx.db.order.create({
    data: {
      id,
      organization_id: ctx.organizationId,
      number,
      status,
      customer_id,
      product_id: named.product_id ?? null,
      seats: named.seats ?? null,
      currency,
      subtotal_amount: net,
      net_amount: net,
      tax_amount: 0,
      total_amount: net,
      refunded_amount,
      refund_reserved_amount: refunded_amount,
      created_at: named.created_at ?? ctx.now,
      items: { create: { id: newId(), label: "Test product", amount: net, tax_amount: 0 } },
    },
  });
  return { id, number };
}
