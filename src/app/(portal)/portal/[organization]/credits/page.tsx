import { CircleAlert } from "lucide-react";
import type { Metadata } from "next";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { DomainError } from "@/lib/errors";
import { mayInPortal } from "@/lib/portal-rights";
import { TopUps } from "@/modules/checkouts/components/portal/top-ups";
import { readTopUps } from "@/modules/checkouts/read-top-ups";
import { OwnBalance } from "@/modules/credits/components/portal/own-balance";
import { OwnHistory } from "@/modules/credits/components/portal/own-history";
import { type OwnCredits, readOwnCredits } from "@/modules/credits/read-own-credits";
import type { Portal } from "@/modules/customer-sessions/enter-portal";
import { enteredPortal } from "@/modules/customer-sessions/portal-page";
import { isDependencyFailure } from "@/server/dependency-failure";
import { pageNumber } from "../page-number";
import { PortalFrame } from "../portal-frame";

type Props = {
  params: Promise<{ organization: string }>;
  searchParams: Promise<{ page?: string | string[] }>;
};

export const metadata: Metadata = { title: { absolute: "Your credits" } };

/** Null when the ledger cannot say it now. */
async function creditsOf({ ctx, customerId }: Portal, page: number): Promise<OwnCredits | null> {
  try {
    return await readOwnCredits(ctx, customerId, page);
  } catch (error) {
    if (error instanceof DomainError || isDependencyFailure(error)) return null;
    throw error;
  }
}

/** A customer's own credits, by the session link that brought them here. */
export default async function OwnCreditsPage({ params, searchParams }: Props) {
  const { organization: slug } = await params;
  const portal = await enteredPortal(slug, "credits");
  const [credits, offers] = await Promise.all([
    creditsOf(portal, pageNumber((await searchParams).page)),
    mayInPortal(portal.member.role, "manage") ? readTopUps(portal.ctx) : [],
  ]);
  return (
    <PortalFrame portal={portal} title="Your credits" current="credits">
      {credits ? (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
          <OwnBalance account={credits.account} />
          <TopUps portal={slug} offers={offers} />
          <OwnHistory {...credits.history} />
        </div>
      ) : (
        <Card>
          <EmptyState
            icon={<CircleAlert />}
            title="Your credits cannot be shown right now"
            description="None are lost. Load the page again in a moment."
          />
        </Card>
      )}
    </PortalFrame>
  );
}
