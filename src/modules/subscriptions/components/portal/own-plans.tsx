"use client";

import { CalendarSync } from "lucide-react";
import { LocalTime } from "@/components/time/local-time";
import { useTimeZone } from "@/components/time/time-zone";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { OwnStep } from "../../own-forms";
import { cancelPath, changePath, changeSeatsPath, seatsPath } from "../../own-path";
import { soldText } from "../../plan-offer";
import type { OwnPlan } from "../../read-own-plans";
import { mayGiveUp, type PortalRights } from "../../rules/portal";
import { nextText } from "../../subscription-text";
import { SubscriptionStatus } from "../subscription-status";
import { StepButton } from "./step-button";

type Props = { portal: string; rights: PortalRights; plan: OwnPlan };

type Step = { step: OwnStep; label: string };

/** What takes one press with a plan that stands so, and that does not end. */
function stepsOf({ rights, plan: { subscription } }: Omit<Props, "portal">): Step[] {
  const { status, pause_at_period_end: isPausing, pending_update } = subscription;
  const steps: (Step | false)[] = [
    pending_update !== null &&
      mayGiveUp(rights, pending_update) && { step: "keep_plan", label: keepLabel(pending_update) },
    rights.pause && isLive(subscription) && !isPausing && { step: "pause", label: "Pause after this period" },
    rights.pause && isPausing && { step: "unpause", label: "Do not pause" },
    rights.pause && status === "paused" && { step: "resume", label: "Resume now" },
  ];
  return steps.filter((step) => step !== false);
}

const keepLabel = (coming: OwnPlan["subscription"]["pending_update"]): string =>
  coming && !coming.product_id ? "Keep the present seats" : "Stay on this plan";

const isLive = ({ status }: OwnPlan["subscription"]): boolean =>
  status === "active" || status === "trialing" || status === "past_due";

/** What the customer can do with a plan that stands so. */
function Actions({ portal, rights, plan }: Props) {
  const { subscription } = plan;
  const { id, status, cancel_at_period_end: isEnding } = subscription;
  const steps = isEnding
    ? [{ step: "uncancel" as const, label: "Keep this plan" }]
    : stepsOf({ rights, plan });
  return (
    <>
      {status === "past_due" || status === "unpaid" ? (
        <ButtonLink variant="primary" href={`/portal/${encodeURIComponent(portal)}/orders`}>
          Pay what is open
        </ButtonLink>
      ) : null}
      {rights.changePlan && isLive(subscription) && !isEnding ? (
        <ButtonLink href={changePath(portal, id)}>Change plan</ButtonLink>
      ) : null}
      {subscription.seats !== null ? (
        <ButtonLink href={seatsPath(portal, id)}>Assign seats</ButtonLink>
      ) : null}
      {rights.changeSeats && subscription.seats !== null && isLive(subscription) && !isEnding ? (
        <ButtonLink href={changeSeatsPath(portal, id)}>Change seats</ButtonLink>
      ) : null}
      {steps.map(({ step, label }) => (
        <StepButton key={step} portal={portal} id={id} step={step}>
          {label}
        </StepButton>
      ))}
      {isEnding ? null : <ButtonLink href={cancelPath(portal, id)}>Cancel…</ButtonLink>}
    </>
  );
}

function Plan(props: Props) {
  const { subscription, due, coming } = props.plan;
  const zone = useTimeZone();
  return (
    <li>
      <Card className="grid gap-3 p-4">
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
          <h2 className="min-w-0 wrap-anywhere font-semibold text-base">{subscription.product.name}</h2>
          <SubscriptionStatus subscription={subscription} />
        </div>
        <div className="grid gap-1 text-sm">
          <p className="text-muted-foreground">{soldText(subscription)}</p>
          <p>{nextText(subscription, zone, due)}</p>
          {coming ? (
            <p>
              Changes to {coming} on <LocalTime at={subscription.current_period_end} style="date" />
            </p>
          ) : null}
        </div>
        {subscription.ended_at ? null : (
          <div className="flex flex-wrap gap-2">
            <Actions {...props} />
          </div>
        )}
      </Card>
    </li>
  );
}

/** What a customer pays for by the period: what it is, what comes next, and what they can do. */
export function OwnPlans({ portal, rights, plans }: Omit<Props, "plan"> & { plans: readonly OwnPlan[] }) {
  if (plans.length === 0)
    return (
      <Card>
        <EmptyState
          icon={<CalendarSync />}
          title="No plans yet"
          description="What you pay for by the month or year stands here."
        />
      </Card>
    );
  return (
    <ul className="grid gap-4">
      {plans.map((plan) => (
        <Plan key={plan.subscription.id} portal={portal} rights={rights} plan={plan} />
      ))}
    </ul>
  );
}
