import "server-only";
import { z } from "zod";
import { ResourceNotFound } from "@/lib/errors";
import { Id } from "@/lib/id";
import { merchant } from "@/server/auth/access";
import { route } from "@/server/http/route";
import { AlreadyCanceledSubscription, SubscriptionLocked } from "./errors";
import { previewCancel } from "./preview-cancel";
import { previewChange } from "./preview-change";
import { previewCharge } from "./preview-charge";
import {
  ChangePreviewQuery,
  SubscriptionCancelPreview,
  SubscriptionChangePreview,
  SubscriptionChargePreview,
} from "./preview-schema";

const params = z.object({ id: Id });
const access = merchant("subscriptions:read");
const refusals = [ResourceNotFound, AlreadyCanceledSubscription, SubscriptionLocked];

export const previewSubscriptionChange = route({
  method: "GET",
  path: "/subscriptions/{id}/change-preview",
  name: "subscriptions.changePreview",
  summary: "See what a change of plan would cost, now and with the next invoice",
  access,
  params,
  query: ChangePreviewQuery,
  returns: SubscriptionChangePreview,
  errors: refusals,
  handler: ({ ctx, params: { id }, query }) => previewChange(ctx, id, query),
});

export const previewSubscriptionCancel = route({
  method: "GET",
  path: "/subscriptions/{id}/cancel-preview",
  name: "subscriptions.cancelPreview",
  summary: "See what it means to end a subscription",
  access,
  params,
  returns: SubscriptionCancelPreview,
  errors: refusals,
  handler: ({ ctx, params: { id } }) => previewCancel(ctx, id),
});

export const previewSubscriptionCharge = route({
  method: "GET",
  path: "/subscriptions/{id}/charge-preview",
  name: "subscriptions.chargePreview",
  summary: "See the next invoice of a subscription",
  access,
  params,
  returns: SubscriptionChargePreview,
  errors: [ResourceNotFound],
  handler: ({ ctx, params: { id } }) => previewCharge(ctx, id),
});

export const previewRoutes = [
  previewSubscriptionChange,
  previewSubscriptionCancel,
  previewSubscriptionCharge,
];
