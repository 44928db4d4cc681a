"use client";

import { useQuery } from "@tanstack/react-query";
import { FormField } from "@/components/form/form";
import { MomentField } from "@/components/form/moment-field";
import { LocalTime } from "@/components/time/local-time";
import { formatMinor } from "@/components/ui/money-text";
import { NativeSelect } from "@/components/ui/native-select";
import { Radio, RadioGroup } from "@/components/ui/radio-group";
import { Skeleton } from "@/components/ui/skeleton";
import { Textarea } from "@/components/ui/textarea";
import { cancelSubscriptionAction, pauseSubscriptionAction } from "../actions";
import { cancelPreview } from "../queries";
import { SubscriptionDialog, type SubscriptionDialogProps } from "./subscription-dialog";

/** Why a customer leaves, as one chooses it. */
export const leavingReasons = {
  too_expensive: "Too expensive",
  missing_features: "Something is missing",
  switched_service: "Went to another service",
  unused: "Does not use it",
  customer_service: "Not content with the support",
  low_quality: "Not good enough",
  too_complex: "Too complicated",
  other: "Something else",
} as const;

function Losses({ organizationId, id }: { organizationId: string; id: string }) {
  const { data, error } = useQuery(cancelPreview(organizationId, id));
  if (error) return null;
  if (!data) return <Skeleton className="h-10" />;
  const { benefits, open_orders: orders, waiting_amount: waiting, currency } = data;
  const facts = [
    benefits.length > 0 &&
      `The customer loses: ${benefits.map(({ description }) => description).join(", ")}.`,
    ...orders.map(
      (order) =>
        `${order.invoice_number ?? "An order"} of ${formatMinor(order.due_amount, order.currency)} is given up.`,
    ),
    waiting !== 0 &&
      `${formatMinor(waiting, currency)} of earlier changes wait for the next invoice: they are billed with the period's end, and given up when it ends now.`,
  ].filter((fact) => fact !== false);
  if (facts.length === 0) return null;
  return (
    <ul className="grid list-disc gap-1 rounded-md border bg-canvas p-3 pl-7 text-sm">
      {facts.map((fact) => (
        <li key={fact}>{fact}</li>
      ))}
    </ul>
  );
}

/** The end of a subscription: when, and why. */
export function CancelSubscription(props: SubscriptionDialogProps) {
  const { organizationId, subscription } = props;
  const mayWait = subscription.status !== "paused" && subscription.status !== "unpaid";
  return (
    <SubscriptionDialog
      {...props}
      title="Cancel subscription"
      description="The customer is told by mail. What was paid is not given back by itself: refund the order for that."
      action={cancelSubscriptionAction}
      submit="Cancel subscription"
      submitVariant="destructive"
      dismiss="Keep it"
    >
      <RadioGroup name="when" label="When" defaultValue={mayWait ? "period_end" : "now"}>
        {mayWait ? (
          <Radio
            value="period_end"
            label="At the end of its period"
            description={
              <>
                The customer has it until <LocalTime at={subscription.current_period_end} style="date" />. You
                can take it back until then.
              </>
            }
          />
        ) : null}
        <Radio value="now" label="Now" description="It ends at once, and cannot be taken back." />
      </RadioGroup>
      <Losses organizationId={organizationId} id={subscription.id} />
      <FormField name="customer_cancellation_reason" label="Reason" optional>
        <NativeSelect name="customer_cancellation_reason" defaultValue="">
          <option value="">None was given</option>
          {Object.entries(leavingReasons).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </NativeSelect>
      </FormField>
      <FormField
        name="customer_cancellation_comment"
        label="Comment"
        optional
        hint="In the customer's words: they can read it."
      >
        <Textarea name="customer_cancellation_comment" rows={2} maxLength={2_000} />
      </FormField>
    </SubscriptionDialog>
  );
}

/** A pause after this period: until a day, or until somebody ends it. */
export function PauseSubscription(props: SubscriptionDialogProps) {
  return (
    <SubscriptionDialog
      {...props}
      size="sm"
      title="Pause subscription"
      description="It pauses when its period ends: nothing is charged and nothing delivered until it goes on."
      action={pauseSubscriptionAction}
      submit="Pause"
    >
      <MomentField
        name="resumes_at"
        label="Goes on"
        optional
        hint="After the end of this period. Empty: until you resume it."
      />
    </SubscriptionDialog>
  );
}
