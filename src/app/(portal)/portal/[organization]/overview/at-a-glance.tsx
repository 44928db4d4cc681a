"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { useTimeZone } from "@/components/time/time-zone";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { creditsText } from "@/modules/credits/credit-text";
import type { HeldPlan } from "@/modules/customer-seats/read-own-held";
import { type PortalPage, portalPath } from "@/modules/customer-sessions/portal-pages";
import { soldText } from "@/modules/subscriptions/plan-offer";
import type { OwnPlan } from "@/modules/subscriptions/read-own-plans";
import { nextText } from "@/modules/subscriptions/subscription-text";

type Props = {
  portal: string;
  /** What is paid for and what is owed; null: the reader's role does not show it. */
  money: { plans: readonly OwnPlan[]; openOrders: number; held: readonly HeldPlan[] } | null;
  /** Null: it is not known now. */
  credits: number | null;
};

type PartProps = { portal: string; page: PortalPage; title: string; link: string; children: ReactNode };

const Part = ({ portal, page, title, link, children }: PartProps) => (
  <Card className="grid content-start gap-2 p-4">
    <h2 className="text-muted-foreground text-sm">{title}</h2>
    <div className="grid gap-3">{children}</div>
    <Link
      href={portalPath(portal, page)}
      className="inline-flex min-h-6 items-center justify-self-start text-primary-text text-sm hover:underline"
    >
      {link}
    </Link>
  </Card>
);

function Plan({ plan: { subscription, due } }: { plan: OwnPlan }) {
  const zone = useTimeZone();
  return (
    <div className="grid gap-0.5 text-sm">
      <p className="wrap-anywhere font-semibold text-base">{subscription.product.name}</p>
      <p className="text-muted-foreground">{soldText(subscription)}</p>
      <p>{nextText(subscription, zone, due)}</p>
    </div>
  );
}

/** What a customer pays for and can spend, with what comes next. */
export function AtAGlance({ portal, money, credits }: Props) {
  const openOrders = money?.openOrders ?? 0;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {openOrders > 0 ? (
        <Alert tone="warning" className="sm:col-span-2">
          {openOrders === 1 ? "One order is open." : `${openOrders} orders are open.`}{" "}
          <Link href={portalPath(portal, "orders")} className="font-medium underline">
            Pay what is open
          </Link>
        </Alert>
      ) : null}
      {money ? (
        <Part portal={portal} page="subscriptions" title="Plans" link="See your plans">
          {money.plans.length === 0 && money.held.length === 0 ? (
            <p className="text-sm">You have no plan.</p>
          ) : null}
          {money.plans.map((plan) => (
            <Plan key={plan.subscription.id} plan={plan} />
          ))}
          {money.held.map(({ id, product }) => (
            <div key={id} className="grid gap-0.5 text-sm">
              <p className="wrap-anywhere font-semibold text-base">Your seat in {product}</p>
              <p className="text-muted-foreground">Somebody else pays for it.</p>
            </div>
          ))}
        </Part>
      ) : null}
      <Part portal={portal} page="credits" title="Credits" link="See your credits">
        {credits === null ? (
          <p className="text-sm">They cannot be shown right now. None are lost.</p>
        ) : (
          <p className="font-semibold text-2xl tabular-nums tracking-tight">{creditsText(credits)}</p>
        )}
      </Part>
    </div>
  );
}
