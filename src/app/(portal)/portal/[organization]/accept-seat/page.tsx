import { MailX } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { buttonVariants } from "@/components/ui/button";
import { Card, CardContent } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { findOwnClaim } from "@/modules/customer-seats/accept-page";
import { AcceptSeat } from "@/modules/customer-seats/components/accept-seat";
import type { SeatClaimInfo } from "@/modules/customer-seats/schema";
import { findBrand } from "@/modules/customer-sessions/portal-page";
import { signInPath } from "@/modules/customer-sessions/portal-pages";
import { PortalDoor } from "../portal-frame";

type Props = {
  params: Promise<{ organization: string }>;
  searchParams: Promise<{ token?: string | string[] }>;
};

export const metadata: Metadata = {
  title: { absolute: "Accept your seat" },
  referrer: "no-referrer",
};

/** Where nothing can be accepted: why, and where to go on. */
function Spent({ slug, claim }: { slug: string; claim: SeatClaimInfo | null }) {
  if (claim)
    return (
      <EmptyState
        icon={<MailX />}
        title="This invitation no longer holds"
        description={`It is older than 14 days, or ${claim.product_name} is paused or over. Ask whoever gave you the seat for another.`}
      />
    );
  return (
    <EmptyState
      icon={<MailX />}
      title="This link no longer works"
      description="The seat was accepted already, taken back, or a newer link was mailed. If it is yours, sign in."
      actions={
        <Link href={signInPath(slug, "overview")} className={buttonVariants()}>
          Sign in
        </Link>
      }
    />
  );
}

/** Where the link of the mail leads by which somebody takes the seat that was given to them. */
export default async function AcceptSeatPage({ params, searchParams }: Props) {
  const { organization: slug } = await params;
  const { token } = await searchParams;
  const brand = await findBrand(slug);
  if (!brand) notFound();
  const claim = typeof token === "string" ? await findOwnClaim(slug, token) : null;
  return (
    <PortalDoor brand={brand}>
      <h1 className="mb-5 font-semibold text-2xl tracking-tight">Accept your seat</h1>
      <Card className="max-w-md">
        {claim?.can_claim && typeof token === "string" ? (
          <CardContent className="grid gap-4">
            <p className="text-sm">
              You have a seat in <strong className="break-words">{claim.product_name}</strong> from{" "}
              {brand.name}. Once you accept it, what it brings belongs to your account under{" "}
              <strong className="break-all">{claim.customer_email}</strong>. You pay nothing.
            </p>
            <AcceptSeat portal={slug} token={token} />
          </CardContent>
        ) : (
          <Spent slug={slug} claim={claim} />
        )}
      </Card>
    </PortalDoor>
  );
}
