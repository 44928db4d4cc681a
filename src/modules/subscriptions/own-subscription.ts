import "server-only";
import { invalidField, ResourceNotFound } from "@/lib/errors";
import { getOrganization } from "@/modules/organizations";
import { findProducts } from "@/modules/products";
import type { Context } from "@/server/context";
import type { PlanChange } from "./change-plan";
import type { CustomerSubscriptionUpdate } from "./customer-schema";
import { PauseResumeNotAllowed } from "./errors";
import { findSubscription } from "./find-subscriptions";
import { previewChange } from "./preview-change";
import type { OwnChangePreviewQuery, SubscriptionChangePreview } from "./preview-schema";
import { mayGiveUp, portalRightsOf } from "./rules/portal";
import type { Subscription, SubscriptionUpdate } from "./schema";
import { updateSubscription } from "./update-subscription";

/** A subscription of this customer. @throws ResourceNotFound, for one of another customer too */
export async function getOwnSubscription(
  ctx: Context,
  customerId: string,
  id: string,
): Promise<Subscription> {
  const subscription = await findSubscription(ctx.read, ctx.organizationId, id);
  if (subscription?.customer_id !== customerId) throw new ResourceNotFound();
  return subscription;
}

/**
 * Does what a customer asks of their own subscription, as far as the organization leaves it to its customers: another plan that is on public sale, a
 * pause, an end.
 *
 * @throws ResourceNotFound, PauseResumeNotAllowed, RequestValidationError, and as what it does.
 */
export async function updateOwnSubscription(
  ctx: Context,
  customerId: string,
  id: string,
  input: CustomerSubscriptionUpdate,
): Promise<Subscription> {
  const subscription = await getOwnSubscription(ctx, customerId, id);
  await refuseUnpermitted(ctx, subscription, input);
  const { product_id, seats, cancel_at_period_end, cancellation_reason, cancellation_comment, ...rest } =
    input;
  const update: SubscriptionUpdate = {
    ...rest,
    ...((product_id || seats) && (await wantedBy(ctx, subscription, { product_id, seats }))),
    ...(typeof cancel_at_period_end === "boolean" && { cancel_at_period_end }),
    customer_cancellation_reason: cancellation_reason,
    customer_cancellation_comment: cancellation_comment,
  };
  return updateSubscription(ctx, id, update);
}

/** What another plan, or another number of seats, would cost the customer, now and with the next invoice. @throws as `updateOwnSubscription`. */
export async function previewOwnChange(
  ctx: Context,
  customerId: string,
  id: string,
  wanted: OwnChangePreviewQuery,
): Promise<SubscriptionChangePreview> {
  const subscription = await getOwnSubscription(ctx, customerId, id);
  await refuseUnpermitted(ctx, subscription, wanted);
  return previewChange(ctx, id, await wantedBy(ctx, subscription, wanted));
}

async function refuseUnpermitted(
  ctx: Context,
  { pending_update }: Subscription,
  input: CustomerSubscriptionUpdate,
): Promise<void> {
  const rights = portalRightsOf(await getOrganization(ctx, ctx.organizationId));
  if (!rights.pause && (input.pause_at_period_end !== undefined || input.resume))
    throw new PauseResumeNotAllowed();
  const refuse = (field: string) =>
    invalidField(field, "Customers cannot change their plan here: ask the seller.");
  if (!rights.changePlan && input.product_id) throw refuse("product_id");
  if (input.pending_update === null && !mayGiveUp(rights, pending_update)) throw refuse("pending_update");
  if (!rights.changeSeats && input.seats !== undefined)
    throw invalidField("seats", "Customers cannot change their seats here: ask the seller.");
}

/** How a customer changes their plan, to one that is sold to anybody, or their seats; once what is overdue is paid. */
async function wantedBy(
  ctx: Context,
  { status }: Subscription,
  { product_id, seats }: OwnChangePreviewQuery,
): Promise<PlanChange> {
  const [product] = product_id ? await findProducts(ctx.read, ctx.organizationId, [product_id]) : [];
  if (product_id && product?.visibility !== "public") throw invalidField("product_id", "No such product.");
  return {
    product_id,
    seats,
    ...(status === "past_due" && { proration_behavior: "next_period" as const }),
  };
}
