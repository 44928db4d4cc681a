import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { Context } from "@/server/context";
import { readIn, sql } from "@/server/db/sql";
import { transaction } from "@/server/db/transaction";
import { emit } from "@/server/events/outbox";
import { findOrder } from "./repository";
import type { Order, OrderUpdate } from "./schema";

/** Corrects the name and address that an invoice of the order will show. Amounts and tax stay. */
export const updateOrder = (ctx: Context, id: string, input: OrderUpdate): Promise<Order> =>
  transaction(ctx.db, async (tx) => {
    const { organizationId, now } = ctx;
    const name = input.billing_name === undefined ? sql`billing_name` : sql`${input.billing_name}`;
    const address =
      input.billing_address === undefined
        ? sql`billing_address`
        : sql`${input.billing_address && JSON.stringify(input.billing_address)}::jsonb`;
    const written = await tx.$executeRaw(sql`
      UPDATE "order" SET billing_name = ${name}, billing_address = ${address}, modified_at = ${now}
      WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid`);
    const order = written === 1 ? await findOrder(readIn(tx), organizationId, id) : null;
    if (!order) throw new ResourceNotFound();
    await emit(tx, { type: "order.updated", organizationId, objectId: id, payload: order });
    return order;
  });
