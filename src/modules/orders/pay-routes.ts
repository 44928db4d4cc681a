import "server-only";
import { z } from "zod";
import { ResourceNotFound } from "@/lib/errors";
import { Id } from "@/lib/id";
import { payOrder } from "@/modules/subscriptions";
import { anyone, merchant } from "@/server/auth/access";
import { eventStream } from "@/server/http/event-stream";
import { openRoute, route } from "@/server/http/route";
import { findPaymentStatus } from "./client-repository";
import { ClientOrder, ClientOrderPay, OrderPaymentConfirmation } from "./client-schema";
import { ManualRetryLimitExceeded, OrderNotEligibleForRetry, PaymentAlreadyInProgress } from "./errors";
import { clientOrder, findLinkedOrder } from "./find-client-order";
import { findOrders } from "./repository";

const params = z.object({ token: z.string().max(200) });

export const getClientOrder = openRoute({
  method: "GET",
  path: "/orders/client/{token}",
  name: "orders.clientGet",
  summary: "Get an order by the token of its link",
  access: anyone(),
  params,
  returns: ClientOrder,
  errors: [ResourceNotFound],
  handler: async ({ ctx, params: { token } }) => {
    const found = await findLinkedOrder(ctx, token);
    if (!found) throw new ResourceNotFound();
    return clientOrder(ctx.read, found.here.organizationId, found.order);
  },
});

export const payClientOrder = openRoute({
  method: "POST",
  path: "/orders/client/{token}/pay",
  name: "orders.clientPay",
  summary: "Pay an open order as its customer: with the saved means, or with another one that is kept",
  access: anyone(),
  params,
  body: ClientOrderPay,
  returns: OrderPaymentConfirmation,
  errors: [ResourceNotFound, OrderNotEligibleForRetry, PaymentAlreadyInProgress, ManualRetryLimitExceeded],
  handler: async ({ ctx, params: { token }, body: { confirmation_token_id } }) => {
    const found = await findLinkedOrder(ctx, token);
    if (!found) throw new ResourceNotFound();
    const means = confirmation_token_id ? { confirmation_token_id } : null;
    return payOrder(found.here, found.order.id, { trigger: "retry_customer", means });
  },
});

export const streamClientOrder = openRoute({
  method: "GET",
  path: "/orders/client/{token}/stream",
  name: "orders.clientStream",
  summary:
    "Follow an order by server-sent events: its status and that of its payment, at once and at each change",
  access: anyone(),
  params,
  produces: "text/event-stream",
  errors: [ResourceNotFound],
  handler: async ({ ctx, params: { token }, call }) => {
    const found = await findLinkedOrder(ctx, token);
    if (!found) throw new ResourceNotFound();
    const { id } = found.order;
    const news = async () => {
      const [[order], payment] = await Promise.all([
        findOrders(ctx.read, [id]),
        findPaymentStatus(ctx.read, id),
      ]);
      return { status: order?.status ?? found.order.status, payment };
    };
    return eventStream(call.request, id, news, news);
  },
});

export const retryOrderPayment = route({
  method: "POST",
  path: "/orders/{id}/retry-payment",
  name: "orders.retryPayment",
  summary: "Charge an open order now to what its subscription charges, outside the dates of dunning",
  access: merchant("orders:write"),
  params: z.object({ id: Id }),
  returns: OrderPaymentConfirmation,
  errors: [ResourceNotFound, OrderNotEligibleForRetry, PaymentAlreadyInProgress],
  handler: ({ ctx, params: { id } }) => payOrder(ctx, id, { trigger: "retry_admin", means: null }),
});

export const orderPaymentRoutes = [getClientOrder, payClientOrder, streamClientOrder, retryOrderPayment];
