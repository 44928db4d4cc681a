import "server-only";
import { decimalText } from "@/lib/money";
import { answersText } from "@/modules/custom-fields";
import type { Context } from "@/server/context";
import { empty, join, type Sql, sql } from "@/server/db/sql";
import { csvResponse } from "@/server/http/csv";
import { withProducts } from "./find-subscriptions";
import { type SubscriptionList, subscriptionFilters } from "./list-subscriptions";
import type { Subscription } from "./schema";
import { type ShownRow, shownColumns, shownJoins, shownTable } from "./view";

const BATCH = 500;

const columns = [
  { title: "ID", value: (it: Subscription) => it.id },
  { title: "Customer Email", value: (it: Subscription) => it.customer.email },
  { title: "Customer Name", value: (it: Subscription) => it.customer.name },
  { title: "Created At", value: (it: Subscription) => it.created_at },
  { title: "Active", value: (it: Subscription) => String(["trialing", "active"].includes(it.status)) },
  { title: "Status", value: (it: Subscription) => it.status },
  { title: "Product", value: (it: Subscription) => it.product.name },
  { title: "Price", value: (it: Subscription) => decimalText(it.amount, it.currency) },
  { title: "Currency", value: (it: Subscription) => it.currency },
  { title: "Interval", value: (it: Subscription) => it.recurring_interval },
  { title: "Interval Count", value: (it: Subscription) => String(it.recurring_interval_count) },
  { title: "Started At", value: (it: Subscription) => it.started_at },
  { title: "Current Period End", value: (it: Subscription) => it.current_period_end },
  { title: "Cancel At Period End", value: (it: Subscription) => String(it.cancel_at_period_end) },
  { title: "Ended At", value: (it: Subscription) => it.ended_at },
  { title: "Discount Code", value: (it: Subscription) => it.discount?.code ?? null },
  { title: "Custom Fields", value: (it: Subscription) => answersText(it.custom_field_data) },
];

type Filters = Omit<SubscriptionList, "page" | "limit" | "sorting">;

/** All subscriptions that the filters leave, newest first, as CSV. Each batch goes on where the last ended. */
export async function exportSubscriptions(ctx: Context, filters: Filters): Promise<Response> {
  async function* batches() {
    let after: Sql = empty;
    for (;;) {
      const own = sql`s.organization_id = ${ctx.organizationId}::uuid`;
      const conditions = join([own, ...subscriptionFilters(filters)], " AND ");
      const rows = await ctx.read<ShownRow>(sql`
        SELECT ${shownColumns} FROM ${shownTable} ${shownJoins} WHERE ${conditions} ${after}
        ORDER BY s.created_at DESC, s.id DESC LIMIT ${BATCH}::int`);
      yield withProducts(ctx.read, rows);
      const last = rows.at(-1);
      if (!last || rows.length < BATCH) return;
      after = sql`AND (s.created_at, s.id) < (${last.created_at}::timestamptz, ${last.id}::uuid)`;
    }
  }
  return csvResponse("subscriptions.csv", columns, batches());
}
