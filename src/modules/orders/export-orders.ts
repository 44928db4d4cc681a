import "server-only";
import { decimalText } from "@/lib/money";
import type { Context } from "@/server/context";
import { empty, join, type Sql, sql } from "@/server/db/sql";
import { csvResponse } from "@/server/http/csv";
import { type OrderList, orderFilters } from "./list-orders";
import { type OrderRow, orderFrom, orderSelect, toOrder } from "./repository";
import type { Order } from "./schema";

const BATCH = 500;

const columns = [
  { title: "Order ID", value: (order: Order) => order.id },
  { title: "Created At", value: (order: Order) => order.created_at },
  { title: "Amount", value: (order: Order) => decimalText(order.net_amount, order.currency) },
  { title: "Tax Amount", value: (order: Order) => decimalText(order.tax_amount, order.currency) },
  { title: "Currency", value: (order: Order) => order.currency },
  { title: "Customer Email", value: (order: Order) => order.customer.email },
  { title: "Customer Name", value: (order: Order) => order.customer.name },
  { title: "Product Name", value: (order: Order) => order.product?.name ?? null },
  { title: "Subscription ID", value: (order: Order) => order.subscription_id },
  { title: "Discount Code", value: (order: Order) => order.discount?.code ?? null },
];

type Filters = Omit<OrderList, "page" | "limit" | "sorting">;

/** All orders that the filters leave, newest first, as CSV. Each batch goes on where the last ended. */
export async function exportOrders(ctx: Context, filters: Filters): Promise<Response> {
  async function* batches() {
    let after: Sql = empty;
    for (;;) {
      const conditions = join(
        [sql`o.organization_id = ${ctx.organizationId}::uuid`, ...orderFilters(ctx.organizationId, filters)],
        " AND ",
      );
      const rows = await ctx.read<OrderRow>(sql`
        SELECT ${orderSelect} FROM ${orderFrom} WHERE ${conditions} ${after}
        ORDER BY o.created_at DESC, o.id DESC LIMIT ${BATCH}::int`);
      yield rows.map(toOrder);
      const last = rows.at(-1);
      if (!last || rows.length < BATCH) return;
      after = sql`AND (o.created_at, o.id) < (${last.created_at}::timestamptz, ${last.id}::uuid)`;
    }
  }
  return csvResponse("orders.csv", columns, batches());
}
