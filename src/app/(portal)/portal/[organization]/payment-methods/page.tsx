import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Alert } from "@/components/ui/alert";
import { paymentSettings } from "@/modules/checkouts/payment-settings";
import { enteredPortal } from "@/modules/customer-sessions/portal-page";
import { OwnMethods } from "@/modules/payment-methods/components/own-methods";
import { portalPath } from "@/modules/payment-methods/portal-path";
import {
  type Finished,
  finishSetUp,
  readBilling,
  readOwnMethods,
} from "@/modules/payment-methods/read-own-methods";
import { PortalFrame } from "../portal-frame";
import { AddCard } from "./add-card";

type Query = { setup_intent?: string | string[]; default?: string | string[]; saved?: string | string[] };
type Props = { params: Promise<{ organization: string }>; searchParams: Promise<Query> };

export const metadata: Metadata = { title: { absolute: "Your payment methods" } };

/** What the customer who comes back from their bank is told. */
function Told({ finished }: { finished: Finished | null }) {
  if (finished === null) return null;
  if (finished === "saved")
    return (
      <Alert tone="success" role="status">
        Your card is saved.
      </Alert>
    );
  const text =
    finished === "unanswered" ? "Your bank has not confirmed the card yet. Add it again." : finished.problem;
  return (
    <Alert tone="danger" role="alert">
      {text}
    </Alert>
  );
}

/** What a customer has left to be charged later, by the session link that brought them here. */
export default async function OwnPaymentMethodsPage({ params, searchParams }: Props) {
  const { organization: slug } = await params;
  const portal = await enteredPortal(slug, "payment-methods");
  const { setup_intent, default: chosen, saved } = await searchParams;
  const finished =
    typeof setup_intent === "string" ? await finishSetUp(portal, setup_intent, chosen === "yes") : null;
  // Loaded again, the page asks Stripe no more.
  if (finished === "saved") redirect(`${portalPath(slug)}?saved=yes`);
  const [methods, billing] = await Promise.all([readOwnMethods(portal), readBilling(portal)]);
  const { default_currency: currency } = portal.organization;
  return (
    <PortalFrame portal={portal} title="Your payment methods" current="payment-methods">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <Told finished={saved === "yes" ? "saved" : finished} />
        <OwnMethods methods={methods} portal={slug} now={portal.ctx.now.getTime()} />
        <AddCard
          portal={slug}
          settings={paymentSettings(currency)}
          currency={currency}
          billing={billing}
          isFirst={methods.length === 0}
        />
      </div>
    </PortalFrame>
  );
}
