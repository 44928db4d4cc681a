import "server-only";
import { z } from "zod";
import { ResourceNotFound } from "@/lib/errors";
import { Id } from "@/lib/id";
import { payOrder } from "@/modules/subscriptions";
import { customer, ownCustomerId, type Subject } from "@/server/auth/access";
import type { Context } from "@/server/context";
import { anyOf, listQuery, pageOf } from "@/server/http/list";
import { route } from "@/server/http/route";
import { findPaymentStatus } from "./client-repository";
import {
  CustomerOrder,
  CustomerOrderConfirmPayment,
  OrderPaymentConfirmation,
  OrderPaymentStatus,
} from "./client-schema";
import { customerOrders } from "./customer-view";
import { ManualRetryLimitExceeded, OrderNotEligibleForRetry, PaymentAlreadyInProgress } from "./errors";
import { listOrders } from "./list-orders";
import { findOrder } from "./repository";
import { type Order, OrderUpdate } from "./schema";
import { updateOrder } from "./update-order";

const path = "/customer-portal/orders";
const params = z.object({ id: Id });

/** The order, if it is the customer's. @throws ResourceNotFound */
async function getOwn(ctx: Context, subject: Subject, id: string): Promise<Order> {
  const order = await findOrder(ctx.read, ctx.organizationId, id);
  if (order?.customer_id !== ownCustomerId(subject)) throw new ResourceNotFound();
  return order;
}

async function shownTo(ctx: Context, order: Order): Promise<CustomerOrder> {
  const [shown] = await customerOrders(ctx.read, ctx.organizationId, [order]);
  if (!shown) throw new ResourceNotFound();
  return shown;
}

const query = listQuery({
  sorting: ["created_at", "amount", "net_amount", "product", "subscription"],
  default: "-created_at",
  filters: {
    product_id: anyOf(Id),
    product_billing_type: anyOf(z.enum(["one_time", "recurring"])),
    subscription_id: anyOf(Id),
  },
});

export const listOwnOrders = route({
  method: "GET",
  path,
  name: "customerPortal.listOrders",
  summary: "List one's own orders",
  access: customer("manage"),
  query,
  returns: pageOf(CustomerOrder),
  handler: async ({ ctx, subject, query }) => {
    const page = await listOrders(ctx.read, ctx.organizationId, {
      ...query,
      // The merchant's own, which nobody else may ask for.
      metadata: undefined,
      customer_id: [ownCustomerId(subject)],
    });
    return { ...page, items: await customerOrders(ctx.read, ctx.organizationId, page.items) };
  },
});

export const getOwnOrder = route({
  method: "GET",
  path: `${path}/{id}`,
  name: "customerPortal.getOrder",
  summary: "Get an order of one's own",
  access: customer("manage"),
  params,
  returns: CustomerOrder,
  errors: [ResourceNotFound],
  handler: async ({ ctx, subject, params: { id } }) => shownTo(ctx, await getOwn(ctx, subject, id)),
});

export const updateOwnOrder = route({
  method: "PATCH",
  path: `${path}/{id}`,
  name: "customerPortal.updateOrder",
  summary: "Correct to whom an order of one's own is billed",
  access: customer("manage"),
  params,
  body: OrderUpdate,
  returns: CustomerOrder,
  errors: [ResourceNotFound],
  handler: async ({ ctx, subject, params: { id }, body }) => {
    await getOwn(ctx, subject, id);
    return shownTo(ctx, await updateOrder(ctx, id, body));
  },
});

export const getOwnPaymentStatus = route({
  method: "GET",
  path: `${path}/{id}/payment-status`,
  name: "customerPortal.getOrderPaymentStatus",
  summary: "Get how the latest payment of an order stands",
  access: customer("manage"),
  params,
  returns: OrderPaymentStatus,
  errors: [ResourceNotFound],
  handler: async ({ ctx, subject, params: { id } }) =>
    findPaymentStatus(ctx.read, (await getOwn(ctx, subject, id)).id),
});

export const confirmOwnPayment = route({
  method: "POST",
  path: `${path}/{id}/confirm-payment`,
  name: "customerPortal.confirmOrderPayment",
  summary: "Pay an open order: with a new means, a saved one, or the one that its subscription charges",
  access: customer("manage"),
  params,
  body: CustomerOrderConfirmPayment,
  returns: OrderPaymentConfirmation,
  errors: [ResourceNotFound, OrderNotEligibleForRetry, PaymentAlreadyInProgress, ManualRetryLimitExceeded],
  handler: async ({ ctx, subject, params: { id }, body }) => {
    await getOwn(ctx, subject, id);
    const { confirmation_token_id, payment_method_id } = body;
    const saved = payment_method_id ? { payment_method_id } : null;
    const means = confirmation_token_id ? { confirmation_token_id } : saved;
    return payOrder(ctx, id, { trigger: "retry_customer", means });
  },
});

export const customerOrderRoutes = [
  listOwnOrders,
  getOwnOrder,
  updateOwnOrder,
  getOwnPaymentStatus,
  confirmOwnPayment,
];
