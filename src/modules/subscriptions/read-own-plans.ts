import "server-only";
import { DomainError } from "@/lib/errors";
import { seatsText, soldLabel } from "@/lib/seats";
import type { Portal } from "@/modules/customer-sessions";
import { getOrganization } from "@/modules/organizations";
import { findProducts } from "@/modules/products";
import { isDependencyFailure } from "@/server/dependency-failure";
import type { CustomerSubscription } from "./customer-schema";
import { customerSubscriptions } from "./customer-view";
import { listSubscriptions } from "./list-subscriptions";
import { previewCharge } from "./preview-charge";
import { type PortalRights, portalRightsOf } from "./rules/portal";

const LIMIT = 100;

/** A subscription on its customer's page. `due`: what is charged next, null where nothing is or it is not known now. */
export type OwnPlan = {
  subscription: CustomerSubscription;
  due: { amount: number; currency: string } | null;
  /** The plan, or the number of seats, that waits for the next period. */
  coming: string | null;
};

/** What a customer pays for by the period, newest first, and what they may do with it. */
export async function readOwnPlans(portal: Portal): Promise<{ plans: OwnPlan[]; rights: PortalRights }> {
  const { ctx, customerId } = portal;
  const { items } = await listSubscriptions(ctx.read, ctx.organizationId, {
    page: 1,
    limit: LIMIT,
    sorting: [{ column: "started_at", descending: true }],
    customer_id: [customerId],
  });
  const shown = await customerSubscriptions(ctx.read, ctx.organizationId, items);
  const waiting = shown.flatMap(({ pending_update }) => pending_update?.product_id ?? []);
  const products = waiting.length > 0 ? await findProducts(ctx.read, ctx.organizationId, waiting) : [];
  const plans = await Promise.all(
    shown.map(async (subscription) => ({
      subscription,
      due: mayOwe(subscription) ? await dueOf(portal, subscription.id) : null,
      coming: comingOf(subscription, products),
    })),
  );
  return { plans, rights: await rightsIn(portal) };
}

function comingOf(
  { pending_update: pending }: CustomerSubscription,
  products: readonly { id: string; name: string }[],
): string | null {
  const product = products.find(({ id }) => id === pending?.product_id);
  if (product) return soldLabel(product.name, pending?.seats ?? null);
  return pending?.seats ? seatsText(pending.seats) : null;
}

export const rightsIn = async ({ ctx }: Portal): Promise<PortalRights> =>
  portalRightsOf(await getOrganization(ctx, ctx.organizationId));

const mayOwe = ({ ended_at, amount, pending_update }: CustomerSubscription): boolean =>
  ended_at === null && (amount > 0 || pending_update !== null);

/** Tax may be asked of somebody who does not answer: the page does without the sum then. */
async function dueOf({ ctx }: Portal, id: string): Promise<OwnPlan["due"]> {
  try {
    const { invoice } = await previewCharge(ctx, id);
    return invoice && { amount: invoice.due_amount, currency: invoice.currency };
  } catch (error) {
    if (error instanceof DomainError || isDependencyFailure(error)) return null;
    throw error;
  }
}
