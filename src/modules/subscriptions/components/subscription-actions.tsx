"use client";

import {
  Armchair,
  ArrowLeftRight,
  CalendarClock,
  CirclePause,
  CirclePlay,
  CircleX,
  CreditCard,
  Ellipsis,
  Hourglass,
  TicketPercent,
  Undo2,
} from "lucide-react";
import { type ReactNode, useState } from "react";
import { useSend } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { retryPaymentAction, stepSubscriptionAction } from "../actions";
import type { Step } from "../forms";
import type { ProrationBehavior, Subscription } from "../schema";
import { ChangePlan, mayChangePlan, type Plan } from "./change-plan";
import { ChangeSeats } from "./change-seats";
import { CancelSubscription, PauseSubscription } from "./end-dialogs";
import { useSubscriptionChanged } from "./subscription-dialog";
import { ChangeDiscount, type DiscountChoice, MoveBillingDate, MoveTrial } from "./term-dialogs";

type Asked = "plan" | "seats" | "discount" | "trial" | "date" | "pause" | "cancel";

type Item = { label: string; icon: ReactNode; isDestructive?: boolean } & ({ ask: Asked } | { step: Step });

const ask = (what: Asked, label: string, icon: ReactNode): Item => ({ ask: what, label, icon });
const step = (what: Step, label: string, icon: ReactNode): Item => ({ step: what, label, icon });

const keepLabel = ({ pending_update: coming }: Subscription): string =>
  coming?.product_id ? "Keep the present plan" : "Keep the present seats";

/** What can be done with a subscription that stands so, besides another plan. */
function itemsOf(subscription: Subscription): Item[] {
  const { status, cancel_at_period_end: isEnding, pause_at_period_end: isPausing } = subscription;
  const isLive = status === "active" || status === "trialing" || status === "past_due";
  const isPaid = status === "active" || status === "trialing";
  const open = !isEnding;
  const items: (Item | false)[] = [
    isEnding && step("uncancel", "Take the cancellation back", <Undo2 aria-hidden />),
    subscription.pending_update !== null && step("keep_plan", keepLabel(subscription), <Undo2 aria-hidden />),
    status === "paused" && step("resume", "Resume now", <CirclePlay aria-hidden />),
    open && status === "trialing" && step("end_trial", "End the trial now", <CirclePlay aria-hidden />),
    open &&
      isPaid &&
      ask(
        "trial",
        status === "trialing" ? "Move the trial's end…" : "Give a trial…",
        <Hourglass aria-hidden />,
      ),
    open && ask("discount", "Discount…", <TicketPercent aria-hidden />),
    open && isLive && ask("date", "Move the billing date…", <CalendarClock aria-hidden />),
    open && isLive && !isPausing && ask("pause", "Pause…", <CirclePause aria-hidden />),
    isPausing && step("unpause", "Do not pause", <CirclePlay aria-hidden />),
  ];
  return items.filter((item) => item !== false);
}

type Props = {
  organizationId: string;
  subscription: Subscription;
  /** What it could be for instead. */
  plans: readonly Plan[];
  discounts: readonly DiscountChoice[];
  /** How the organization has changes paid. */
  behavior: ProrationBehavior;
  /** The order that is not paid yet, if there is one. */
  openOrderId: string | null;
};

/** Everything a merchant can do with a subscription. One that has ended stays as it is. */
export function SubscriptionActions(props: Props) {
  const { organizationId, subscription, plans, discounts, behavior, openOrderId } = props;
  const [asked, setAsked] = useState<Asked | null>(null);
  const changed = useSubscriptionChanged(organizationId);
  const [send, sending] = useSend(stepSubscriptionAction, changed);
  const [retry, retrying] = useSend(retryPaymentAction, changed);
  if (subscription.ended_at) return null;
  const fields = { organization_id: organizationId, id: subscription.id };
  const dialog = (what: Asked) => ({
    organizationId,
    subscription,
    open: asked === what,
    onOpenChange: (open: boolean) => setAsked(open ? what : null),
  });
  return (
    <>
      {openOrderId ? (
        <Button
          pending={retrying}
          onClick={() => retry({ organization_id: organizationId, order_id: openOrderId })}
        >
          <CreditCard aria-hidden />
          Retry payment
        </Button>
      ) : null}
      {plans.length > 0 && mayChangePlan(subscription) ? (
        <Button onClick={() => setAsked("plan")}>
          <ArrowLeftRight aria-hidden />
          Change plan
        </Button>
      ) : null}
      {subscription.seats !== null && mayChangePlan(subscription) ? (
        <Button onClick={() => setAsked("seats")}>
          <Armchair aria-hidden />
          Change seats
        </Button>
      ) : null}
      <Menu
        subscription={subscription}
        pending={sending}
        onAsk={setAsked}
        onStep={(what) => send({ ...fields, step: what })}
      />
      <ChangePlan {...dialog("plan")} plans={plans} behavior={behavior} />
      <ChangeSeats {...dialog("seats")} behavior={behavior} />
      <ChangeDiscount {...dialog("discount")} discounts={discounts} />
      <MoveTrial {...dialog("trial")} />
      <MoveBillingDate {...dialog("date")} />
      <PauseSubscription {...dialog("pause")} />
      <CancelSubscription {...dialog("cancel")} />
    </>
  );
}

type MenuProps = {
  subscription: Subscription;
  pending: boolean;
  onAsk: (what: Asked) => void;
  onStep: (what: Step) => void;
};

function Menu({ subscription, pending, onAsk, onStep }: MenuProps) {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button size="icon" aria-label="More to do" pending={pending}>
          <Ellipsis aria-hidden />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent>
        {itemsOf(subscription).map((item) => (
          <DropdownMenuItem
            key={item.label}
            onSelect={() => ("ask" in item ? onAsk(item.ask) : onStep(item.step))}
          >
            {item.icon}
            {item.label}
          </DropdownMenuItem>
        ))}
        <DropdownMenuSeparator />
        <DropdownMenuItem destructive onSelect={() => onAsk("cancel")}>
          <CircleX aria-hidden />
          {subscription.cancel_at_period_end ? "End now…" : "Cancel…"}
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
