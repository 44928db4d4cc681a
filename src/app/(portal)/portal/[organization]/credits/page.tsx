import { CircleAlert, LogIn } from "lucide-react";
import type { ReactNode } from "react";
import { PublicLayout } from "@/components/layout/public-layout";
import { Avatar } from "@/components/ui/avatar";
import { buttonVariants } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { DomainError } from "@/lib/errors";
import { OwnBalance } from "@/modules/credits/components/portal/own-balance";
import { OwnHistory } from "@/modules/credits/components/portal/own-history";
import { type OwnCredits, readOwnCredits } from "@/modules/credits/read-own-credits";
import type { Portal } from "@/modules/customer-sessions/enter-portal";
import { findPortalPage } from "@/modules/customer-sessions/portal-page";
import { isDependencyFailure } from "@/server/dependency-failure";

type Props = {
  params: Promise<{ organization: string }>;
  searchParams: Promise<{ page?: string | string[] }>;
};

/** The page that an address names; the first one for what is no number. */
const pageNumber = (given: string | string[] | undefined): number =>
  typeof given === "string" && /^[1-9]\d{0,5}$/.test(given) ? Number(given) : 1;

/** Null when the ledger cannot say it now. */
async function creditsOf({ ctx, customerId }: Portal, page: number): Promise<OwnCredits | null> {
  try {
    return await readOwnCredits(ctx, customerId, page);
  } catch (error) {
    if (error instanceof DomainError || isDependencyFailure(error)) return null;
    throw error;
  }
}

const Frame = ({ portal, children }: { portal: Portal | null; children: ReactNode }) => (
  <PublicLayout
    width="prose"
    brand={
      portal ? (
        <span className="flex min-w-0 items-center gap-2 font-medium">
          <Avatar name={portal.organization.name} src={portal.organization.avatar_url} square />
          <span className="truncate">{portal.organization.name}</span>
        </span>
      ) : null
    }
    actions={
      portal?.organization.return_url ? (
        <a href={portal.organization.return_url} className={cn(buttonVariants())}>
          Back
        </a>
      ) : null
    }
  >
    <h1 className="mb-5 font-semibold text-2xl tracking-tight">Your credits</h1>
    {children}
  </PublicLayout>
);

/** A customer's own credits, by the session link that brought them here. */
export default async function OwnCreditsPage({ params, searchParams }: Props) {
  const portal = await findPortalPage((await params).organization);
  if (!portal)
    return (
      <Frame portal={null}>
        <Card>
          <EmptyState
            icon={<LogIn />}
            title="This session has ended"
            description="Open your credits again from where you came: the link works for an hour."
          />
        </Card>
      </Frame>
    );
  const credits = await creditsOf(portal, pageNumber((await searchParams).page));
  return (
    <Frame portal={portal}>
      {credits ? (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
          <OwnBalance account={credits.account} />
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
    </Frame>
  );
}
