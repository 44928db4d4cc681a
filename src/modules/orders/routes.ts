import "server-only";
import { z } from "zod";
import { ResourceNotFound } from "@/lib/errors";
import { Id } from "@/lib/id";
import { merchant } from "@/server/auth/access";
import { pageOf } from "@/server/http/list";
import { route } from "@/server/http/route";
import { exportOrders as exportCsv } from "./export-orders";
import { listOrderTimeline } from "./list-order-timeline";
import { listOrders as list, OrderList } from "./list-orders";
import { findOrder } from "./repository";
import { Order, OrderUpdate } from "./schema";
import { OrderTimeline } from "./timeline-schema";
import { updateOrder as update } from "./update-order";

const params = z.object({ id: Id });

export const listOrders = route({
  method: "GET",
  path: "/orders",
  name: "orders.list",
  summary: "List orders",
  access: merchant("orders:read"),
  query: OrderList,
  returns: pageOf(Order),
  handler: ({ ctx, query }) => list(ctx.read, ctx.organizationId, query),
});

export const exportOrders = route({
  method: "GET",
  path: "/orders/export",
  name: "orders.export",
  summary: "Export orders as CSV",
  access: merchant("orders:read"),
  query: OrderList.omit({ page: true, limit: true, sorting: true }),
  produces: "text/csv",
  handler: ({ ctx, query }) => exportCsv(ctx, query),
});

export const getOrder = route({
  method: "GET",
  path: "/orders/{id}",
  name: "orders.get",
  summary: "Get an order",
  access: merchant("orders:read"),
  params,
  returns: Order,
  errors: [ResourceNotFound],
  handler: async ({ ctx, params: { id } }) => {
    const order = await findOrder(ctx.read, ctx.organizationId, id);
    if (!order) throw new ResourceNotFound();
    return order;
  },
});

export const updateOrder = route({
  method: "PATCH",
  path: "/orders/{id}",
  name: "orders.update",
  summary: "Correct the billing name and address of an order",
  access: merchant("orders:write"),
  params,
  body: OrderUpdate,
  returns: Order,
  errors: [ResourceNotFound],
  handler: ({ ctx, params: { id }, body }) => update(ctx, id, body),
});

export const getOrderTimeline = route({
  method: "GET",
  path: "/orders/{id}/timeline",
  name: "orders.timeline",
  summary: "Get what has happened to an order: payments, corrections, refunds, disputes, benefits",
  access: merchant("orders:read"),
  params,
  returns: OrderTimeline,
  errors: [ResourceNotFound],
  handler: ({ ctx, params: { id } }) => listOrderTimeline(ctx, id),
});

export const orderRoutes = [listOrders, exportOrders, getOrder, updateOrder, getOrderTimeline];
