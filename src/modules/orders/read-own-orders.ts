import "server-only";
import type { Portal } from "@/modules/customer-sessions";
import type { PageOf } from "@/server/http/list";
import type { CustomerOrder } from "./client-schema";
import { customerOrders } from "./customer-view";
import { listOrders } from "./list-orders";
import { payUrl } from "./pay-link";

const LIMIT = 20;

/** An order on its customer's page, and the link on which it is paid and has its papers. */
export type OwnOrder = { order: CustomerOrder; url: string };

/** One page of what a customer bought or was billed, newest first. @param page from 1. */
export async function readOwnOrders({ ctx, customerId }: Portal, page: number): Promise<PageOf<OwnOrder>> {
  const { items, pagination } = await listOrders(ctx.read, ctx.organizationId, {
    page,
    limit: LIMIT,
    sorting: [{ column: "created_at", descending: true }],
    customer_id: [customerId],
  });
  const shown = await customerOrders(ctx.read, ctx.organizationId, items);
  return { items: shown.map((order) => ({ order, url: payUrl(order.id) })), pagination };
}
