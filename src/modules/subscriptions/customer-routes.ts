import "server-only";
import { z } from "zod";
import { ResourceNotFound } from "@/lib/errors";
import { Id } from "@/lib/id";
import { customer, ownCustomerId } from "@/server/auth/access";
import type { Context } from "@/server/context";
import { anyOf, flag, listQuery, pageOf } from "@/server/http/list";
import { route } from "@/server/http/route";
import { cancelSubscription } from "./cancel-subscription";
import { CustomerSubscription, CustomerSubscriptionUpdate } from "./customer-schema";
import { customerSubscriptions } from "./customer-view";
import {
  AlreadyCanceledSubscription,
  PauseResumeNotAllowed,
  PaymentFailed,
  SubscriptionLocked,
} from "./errors";
import { listSubscriptions } from "./list-subscriptions";
import { getOwnSubscription, previewOwnChange, updateOwnSubscription } from "./own-subscription";
import { previewCancel } from "./preview-cancel";
import { previewCharge } from "./preview-charge";
import {
  OwnChangePreviewQuery,
  SubscriptionCancelPreview,
  SubscriptionChangePreview,
  SubscriptionChargePreview,
} from "./preview-schema";
import type { Subscription } from "./schema";

const path = "/customer-portal/subscriptions";
const params = z.object({ id: Id });
const access = customer("manage");
const refusals = [ResourceNotFound, AlreadyCanceledSubscription, SubscriptionLocked];

async function shownTo(ctx: Context, subscription: Subscription): Promise<CustomerSubscription> {
  const [shown] = await customerSubscriptions(ctx.read, ctx.organizationId, [subscription]);
  if (!shown) throw new ResourceNotFound();
  return shown;
}

const query = listQuery({
  sorting: ["started_at", "amount", "status", "product", "organization"],
  default: "-started_at",
  filters: {
    product_id: anyOf(Id),
    active: flag,
    query: z.string().max(200).optional().meta({ description: "Part of the product's name." }),
  },
});

export const listOwnSubscriptions = route({
  method: "GET",
  path,
  name: "customerPortal.listSubscriptions",
  summary: "List one's own subscriptions",
  access,
  query,
  returns: pageOf(CustomerSubscription),
  handler: async ({ ctx, subject, query: { query: product_name, sorting, ...rest } }) => {
    const page = await listSubscriptions(ctx.read, ctx.organizationId, {
      ...rest,
      // All of them are of one organization.
      sorting: sorting.filter(({ column }) => column !== "organization"),
      // The merchant's own, which nobody else may ask for.
      metadata: undefined,
      product_name,
      customer_id: [ownCustomerId(subject)],
    });
    return { ...page, items: await customerSubscriptions(ctx.read, ctx.organizationId, page.items) };
  },
});

export const getSubscriptionOfCustomer = route({
  method: "GET",
  path: `${path}/{id}`,
  name: "customerPortal.getSubscription",
  summary: "Get a subscription of one's own",
  access,
  params,
  returns: CustomerSubscription,
  errors: [ResourceNotFound],
  handler: async ({ ctx, subject, params: { id } }) =>
    shownTo(ctx, await getOwnSubscription(ctx, ownCustomerId(subject), id)),
});

export const updateSubscriptionOfCustomer = route({
  method: "PATCH",
  path: `${path}/{id}`,
  name: "customerPortal.updateSubscription",
  summary: "Change a subscription of one's own: plan, pause or end",
  access,
  params,
  body: CustomerSubscriptionUpdate,
  returns: CustomerSubscription,
  errors: [...refusals, PauseResumeNotAllowed, PaymentFailed],
  handler: async ({ ctx, subject, params: { id }, body }) =>
    shownTo(ctx, await updateOwnSubscription(ctx, ownCustomerId(subject), id, body)),
});

export const cancelOwnSubscription = route({
  method: "DELETE",
  path: `${path}/{id}`,
  name: "customerPortal.cancelSubscription",
  summary: "End a subscription of one's own with its period",
  access,
  params,
  returns: CustomerSubscription,
  errors: refusals,
  handler: async ({ ctx, subject, params: { id } }) => {
    await getOwnSubscription(ctx, ownCustomerId(subject), id);
    return shownTo(ctx, await cancelSubscription(ctx, id));
  },
});

export const previewOwnSubscriptionChange = route({
  method: "GET",
  path: `${path}/{id}/change-preview`,
  name: "customerPortal.previewSubscriptionChange",
  summary: "See what another plan, or another number of seats, would cost, now and with the next invoice",
  access,
  params,
  query: OwnChangePreviewQuery,
  returns: SubscriptionChangePreview,
  errors: refusals,
  handler: ({ ctx, subject, params: { id }, query }) =>
    previewOwnChange(ctx, ownCustomerId(subject), id, query),
});

export const previewOwnSubscriptionCancel = route({
  method: "GET",
  path: `${path}/{id}/cancel-preview`,
  name: "customerPortal.previewSubscriptionCancel",
  summary: "See what it means to end a subscription of one's own",
  access,
  params,
  returns: SubscriptionCancelPreview,
  errors: refusals,
  handler: async ({ ctx, subject, params: { id } }) => {
    await getOwnSubscription(ctx, ownCustomerId(subject), id);
    return previewCancel(ctx, id);
  },
});

export const previewOwnSubscriptionCharge = route({
  method: "GET",
  path: `${path}/{id}/charge-preview`,
  name: "customerPortal.previewSubscriptionCharge",
  summary: "See the next invoice of a subscription of one's own",
  access,
  params,
  returns: SubscriptionChargePreview,
  errors: [ResourceNotFound],
  handler: async ({ ctx, subject, params: { id } }) => {
    await getOwnSubscription(ctx, ownCustomerId(subject), id);
    return previewCharge(ctx, id);
  },
});

export const customerSubscriptionRoutes = [
  listOwnSubscriptions,
  getSubscriptionOfCustomer,
  updateSubscriptionOfCustomer,
  cancelOwnSubscription,
  previewOwnSubscriptionChange,
  previewOwnSubscriptionCancel,
  previewOwnSubscriptionCharge,
];
