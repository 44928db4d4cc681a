import type { Metadata } from "next";
import { DomainError } from "@/lib/errors";
import { mayInPortal } from "@/lib/portal-rights";
import { listOwnGrants } from "@/modules/benefit-grants";
import { OwnBalances } from "@/modules/books/components/own-balances";
import { listCustomerBalances } from "@/modules/books/list-customer-balances";
import { getBalance } from "@/modules/credits";
import { readOwnHeld } from "@/modules/customer-seats/read-own-held";
import type { Portal } from "@/modules/customer-sessions/enter-portal";
import { enteredPortal } from "@/modules/customer-sessions/portal-page";
import { listOrders } from "@/modules/orders";
import { readOwnPlans } from "@/modules/subscriptions/read-own-plans";
import { isDependencyFailure } from "@/server/dependency-failure";
import { PortalFrame } from "../portal-frame";
import { AtAGlance } from "./at-a-glance";
import { OwnBenefits } from "./own-benefits";

type Props = { params: Promise<{ organization: string }> };

export const metadata: Metadata = { title: { absolute: "Your account" } };

/** What can be spent; null where the ledger cannot say it now. */
async function creditsOf({ ctx, customerId: customer_id }: Portal): Promise<number | null> {
  try {
    return (await getBalance(ctx, { customer_id })).balance;
  } catch (error) {
    if (error instanceof DomainError || isDependencyFailure(error)) return null;
    throw error;
  }
}

/** What is paid for, and what is owed: for whoever may see money. */
async function moneyOf(portal: Portal) {
  if (!mayInPortal(portal.member.role, "manage")) return null;
  const [{ plans }, openOrders, balances, held] = await Promise.all([
    readOwnPlans(portal),
    countOpenOrders(portal),
    listCustomerBalances(portal.ctx, portal.customerId),
    readOwnHeld(portal),
  ]);
  return { plans: plans.filter(isRunning), openOrders, balances, held };
}

const countOpenOrders = async ({ ctx, customerId }: Portal): Promise<number> => {
  const own = { customer_id: [customerId], status: ["pending" as const] };
  const { pagination } = await listOrders(ctx.read, ctx.organizationId, {
    ...own,
    page: 1,
    limit: 1,
    sorting: [],
  });
  return pagination.total_count;
};

const MOST = 100;

/** What a customer has, and what comes next. */
export default async function OverviewPage({ params }: Props) {
  const { organization: slug } = await params;
  const portal = await enteredPortal(slug, "overview");
  const sorting = [{ column: "granted_at", descending: true }];
  const [money, credits, grants] = await Promise.all([
    moneyOf(portal),
    creditsOf(portal),
    listOwnGrants(portal.ctx, portal.customerId, { is_granted: true, page: 1, limit: MOST, sorting }),
  ]);
  return (
    <PortalFrame portal={portal} title="Overview" current="overview">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
        <AtAGlance portal={slug} money={money} credits={credits} />
        <OwnBalances balances={money?.balances ?? []} />
        <OwnBenefits portal={slug} grants={grants.items} />
      </div>
    </PortalFrame>
  );
}

const isRunning = ({ subscription }: { subscription: { ended_at: string | null } }): boolean =>
  subscription.ended_at === null;
