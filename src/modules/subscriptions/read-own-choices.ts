import "server-only";
import { DomainError } from "@/lib/errors";
import type { Portal } from "@/modules/customer-sessions";
import { listProducts } from "@/modules/products";
import { SeatCount } from "@/modules/products/schema";
import { isDependencyFailure } from "@/server/dependency-failure";
import { SubscriptionLocked } from "./errors";
import { getOwnSubscription, previewOwnChange } from "./own-subscription";
import { offerOf, offerText } from "./plan-offer";
import { previewCancel } from "./preview-cancel";
import type {
  OwnChangePreviewQuery,
  SubscriptionCancelPreview,
  SubscriptionChangePreview,
} from "./preview-schema";
import { rightsIn } from "./read-own-plans";
import { isLive } from "./rules/state";
import type { Subscription } from "./schema";

const LIMIT = 100;

/** Another plan that the customer could have. `isCheaper`: in the same rhythm, for less. */
export type OtherPlan = { id: string; name: string; price: string; isCheaper: boolean };

/** The plans on public sale in the currency of a subscription, but its own; of a hundred products, by name. */
async function otherPlans({ ctx }: Portal, own: Subscription): Promise<OtherPlan[]> {
  const { items } = await listProducts(ctx.read, ctx.organizationId, {
    page: 1,
    limit: LIMIT,
    sorting: [{ column: "name", descending: false }],
    is_archived: false,
    is_recurring: true,
    visibility: ["public"],
  });
  return items.flatMap(({ id, name, prices, recurring_interval, recurring_interval_count }): OtherPlan[] => {
    const offer = offerOf(prices, own);
    if (!offer || !recurring_interval || id === own.product_id) return [];
    const cycle = { recurring_interval, recurring_interval_count: recurring_interval_count ?? 1 };
    const isSameCycle =
      recurring_interval === own.recurring_interval &&
      cycle.recurring_interval_count === own.recurring_interval_count;
    const text = offerText(offer, { ...cycle, currency: own.currency });
    return [{ id, name, price: text, isCheaper: isSameCycle && offer.amount < own.amount }];
  });
}

/** What the page of another plan shows; `wanted` with what it costs, or why it cannot be had. */
export type OwnChange = Cost & { subscription: Subscription; plans: OtherPlan[]; chosen: OtherPlan | null };

/** The plans that a customer may change to, and what the one they look at would cost. Null where customers change no plans. @throws ResourceNotFound */
export async function readOwnChange(
  portal: Portal,
  id: string,
  wanted: string | undefined,
): Promise<OwnChange | null> {
  const subscription = await getOwnSubscription(portal.ctx, portal.customerId, id);
  if (!(await rightsIn(portal)).changePlan || subscription.ended_at) return null;
  const plans = await otherPlans(portal, subscription);
  const chosen = plans.find((plan) => plan.id === wanted) ?? null;
  const cost = chosen
    ? await costOf(portal, id, { product_id: chosen.id })
    : { preview: null, problem: null };
  return { subscription, plans, chosen, ...cost };
}

/** What a change would cost, or why it cannot be had. */
type Cost = { preview: SubscriptionChangePreview | null; problem: string | null };

async function costOf({ ctx, customerId }: Portal, id: string, wanted: OwnChangePreviewQuery): Promise<Cost> {
  try {
    return { preview: await previewOwnChange(ctx, customerId, id, wanted), problem: null };
  } catch (error) {
    if (isDependencyFailure(error))
      return { preview: null, problem: "What it costs cannot be said right now. Try again in a moment." };
    if (error instanceof DomainError) return { preview: null, problem: sentenceOf(error) };
    throw error;
  }
}

/** What the page of another number of seats shows; `wanted` with what it costs, or why it cannot be had. */
export type OwnSeatsChange = Cost & { subscription: Subscription; seats: number; wanted: number | null };

/** Whether a customer may choose another number of seats of a plan that stands so. */
export const mayChangeSeats = async (portal: Portal, own: Subscription): Promise<boolean> =>
  own.seats !== null && isLive(own) && !own.cancel_at_period_end && (await rightsIn(portal)).changeSeats;

/** What another number of seats would cost. Null where customers change none, or there are none. @throws ResourceNotFound */
export async function readOwnSeatsChange(
  portal: Portal,
  id: string,
  given: string | undefined,
): Promise<OwnSeatsChange | null> {
  const subscription = await getOwnSubscription(portal.ctx, portal.customerId, id);
  const { seats } = subscription;
  if (seats === null || !(await mayChangeSeats(portal, subscription))) return null;
  const page = { subscription, seats, wanted: null, preview: null };
  if (given === undefined) return { ...page, problem: null };
  const { data: wanted } = SeatCount.safeParse(/^\d+$/.test(given) ? Number(given) : null);
  if (!wanted) return { ...page, problem: "Enter a number of seats." };
  return { ...page, wanted, ...(await costOf(portal, id, { seats: wanted })) };
}

/** What is wrong with a plan says more than that something is. */
const sentenceOf = (error: DomainError): string => {
  const [first] =
    "detail" in error.details && Array.isArray(error.details.detail) ? error.details.detail : [];
  return typeof first?.msg === "string" ? first.msg : error.message;
};

/** What the page of leaving shows: what is lost, and what one could do instead. */
export type Leaving = {
  subscription: Subscription;
  preview: SubscriptionCancelPreview;
  mayPause: boolean;
  cheaper: OtherPlan[];
};

/** What it means to a customer to leave. Null where there is nothing to leave any more. @throws ResourceNotFound */
export async function readLeaving(portal: Portal, id: string): Promise<Leaving | null> {
  const subscription = await getOwnSubscription(portal.ctx, portal.customerId, id);
  if (subscription.ended_at || subscription.cancel_at_period_end) return null;
  const [preview, rights] = await Promise.all([previewUnlocked(portal, id), rightsIn(portal)]);
  if (!preview) return null;
  const mayChange = rights.changePlan && isLive(subscription);
  return {
    subscription,
    preview,
    mayPause: rights.pause && isLive(subscription) && !subscription.pause_at_period_end,
    cheaper: mayChange ? (await otherPlans(portal, subscription)).filter((plan) => plan.isCheaper) : [],
  };
}

/** Null while a change is being paid: then nothing else can be decided. */
const previewUnlocked = ({ ctx }: Portal, id: string): Promise<SubscriptionCancelPreview | null> =>
  previewCancel(ctx, id).catch((error: unknown) => {
    if (error instanceof SubscriptionLocked) return null;
    throw error;
  });
