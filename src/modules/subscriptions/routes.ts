import "server-only";
import { z } from "zod";
import { ResourceNotFound } from "@/lib/errors";
import { Id } from "@/lib/id";
import { merchant } from "@/server/auth/access";
import { pageOf } from "@/server/http/list";
import { route } from "@/server/http/route";
import { cancelSubscription as cancel, endSubscription } from "./cancel-subscription";
import { createSubscription as create } from "./create-subscription";
import { AlreadyCanceledSubscription, PaymentFailed, SubscriptionLocked } from "./errors";
import { exportSubscriptions as exportCsv } from "./export-subscriptions";
import { findSubscription } from "./find-subscriptions";
import { listSubscriptionTimeline } from "./list-subscription-timeline";
import { listSubscriptions as list, SubscriptionList } from "./list-subscriptions";
import { previewRoutes } from "./preview-routes";
import { Subscription, SubscriptionCancel, SubscriptionCreate, SubscriptionUpdate } from "./schema";
import { SubscriptionTimeline } from "./timeline-schema";
import { updateSubscription as update } from "./update-subscription";

const params = z.object({ id: Id });
const refusals = [ResourceNotFound, AlreadyCanceledSubscription, SubscriptionLocked];

export const listSubscriptions = route({
  method: "GET",
  path: "/subscriptions",
  name: "subscriptions.list",
  summary: "List subscriptions",
  access: merchant("subscriptions:read"),
  query: SubscriptionList,
  returns: pageOf(Subscription),
  handler: ({ ctx, query }) => list(ctx.read, ctx.organizationId, query),
});

export const exportSubscriptions = route({
  method: "GET",
  path: "/subscriptions/export",
  name: "subscriptions.export",
  summary: "Export subscriptions as CSV",
  access: merchant("subscriptions:read"),
  query: SubscriptionList.omit({ page: true, limit: true, sorting: true }),
  produces: "text/csv",
  handler: ({ ctx, query }) => exportCsv(ctx, query),
});

export const createSubscription = route({
  method: "POST",
  path: "/subscriptions",
  name: "subscriptions.create",
  summary: "Subscribe a customer to a product that costs nothing",
  access: merchant("subscriptions:write"),
  body: SubscriptionCreate,
  returns: Subscription,
  status: 201,
  handler: ({ ctx, body, operationId }) => create(ctx, operationId, body),
});

export const getSubscription = route({
  method: "GET",
  path: "/subscriptions/{id}",
  name: "subscriptions.get",
  summary: "Get a subscription",
  access: merchant("subscriptions:read"),
  params,
  returns: Subscription,
  errors: [ResourceNotFound],
  handler: async ({ ctx, params: { id } }) => {
    const subscription = await findSubscription(ctx.read, ctx.organizationId, id);
    if (!subscription) throw new ResourceNotFound();
    return subscription;
  },
});

export const updateSubscription = route({
  method: "PATCH",
  path: "/subscriptions/{id}",
  name: "subscriptions.update",
  summary: "Change a subscription: plan, discount, dates, pause or end",
  access: merchant("subscriptions:write"),
  params,
  body: SubscriptionUpdate,
  returns: Subscription,
  errors: [...refusals, PaymentFailed],
  handler: ({ ctx, params: { id }, body }) => update(ctx, id, body),
});

export const revokeSubscription = route({
  method: "DELETE",
  path: "/subscriptions/{id}",
  name: "subscriptions.revoke",
  summary: "End a subscription now",
  access: merchant("subscriptions:write"),
  params,
  returns: Subscription,
  errors: refusals,
  handler: ({ ctx, params: { id } }) => endSubscription(ctx, id),
});

export const cancelSubscription = route({
  method: "POST",
  path: "/subscriptions/{id}/cancel",
  name: "subscriptions.cancel",
  summary: "End a subscription with its period, or now",
  access: merchant("subscriptions:write"),
  params,
  body: SubscriptionCancel,
  returns: Subscription,
  errors: refusals,
  handler: ({ ctx, params: { id }, body: { cancel_at_period_end, reason, comment } }) => {
    const leaving = { customer_cancellation_reason: reason, customer_cancellation_comment: comment };
    return cancel_at_period_end ? cancel(ctx, id, leaving) : endSubscription(ctx, id, leaving);
  },
});

export const getSubscriptionTimeline = route({
  method: "GET",
  path: "/subscriptions/{id}/timeline",
  name: "subscriptions.timeline",
  summary: "Get what has happened to a subscription: orders, payments, changes",
  access: merchant("subscriptions:read"),
  params,
  returns: SubscriptionTimeline,
  errors: [ResourceNotFound],
  handler: ({ ctx, params: { id } }) => listSubscriptionTimeline(ctx, id),
});

export const subscriptionRoutes = [
  listSubscriptions,
  exportSubscriptions,
  createSubscription,
  getSubscription,
  updateSubscription,
  revokeSubscription,
  cancelSubscription,
  getSubscriptionTimeline,
  ...previewRoutes,
];
