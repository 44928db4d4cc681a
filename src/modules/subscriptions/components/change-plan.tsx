"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { FormField } from "@/components/form/form";
import { LocalTime } from "@/components/time/local-time";
import { Alert } from "@/components/ui/alert";
import { NativeSelect } from "@/components/ui/native-select";
import { Radio, RadioGroup } from "@/components/ui/radio-group";
import { Skeleton } from "@/components/ui/skeleton";
import { changePlanAction } from "../actions";
import type { SubscriptionChangePreview } from "../preview-schema";
import { changePreview } from "../queries";
import type { ProrationBehavior, Subscription } from "../schema";
import { InvoiceLines } from "./invoice-lines";
import { SubscriptionDialog, type SubscriptionDialogProps } from "./subscription-dialog";

/** A product that the subscription could be for, with what it costs. */
export type Plan = { id: string; label: string };

const behaviors: readonly [ProrationBehavior, string, string][] = [
  [
    "prorate",
    "With the next invoice",
    "Changes now; the difference for the rest of the period comes with the next invoice.",
  ],
  [
    "invoice",
    "Charge the difference now",
    "Changes once it is paid. If the payment fails nothing is changed.",
  ],
  ["next_period", "With the next period", "Stays as it is until then, and costs nothing now."],
  ["reset", "Begin a new period now", "Charged in full now, less what is left of this period."],
];

function Preview({ preview }: { preview: SubscriptionChangePreview }) {
  const { now, next, applies_at, proration_behavior: behavior } = preview;
  return (
    <>
      {now ? (
        <div className="grid gap-2">
          <h3 className="font-medium text-sm">Now</h3>
          <InvoiceLines invoice={now} label="Charged now" />
        </div>
      ) : (
        <p className="text-sm">
          Nothing is charged now.{" "}
          {behavior === "next_period" ? (
            <>
              The plan changes on <LocalTime at={applies_at} style="date" />.
            </>
          ) : null}
        </p>
      )}
      {next ? (
        <div className="grid gap-2 border-t pt-3">
          <h3 className="font-medium text-sm">
            Next, on <LocalTime at={next.at} style="date" />
          </h3>
          <InvoiceLines invoice={next} label="Next invoice" />
        </div>
      ) : (
        <p className="border-t pt-3 text-sm">No invoice comes after that.</p>
      )}
    </>
  );
}

type FieldsProps = { organizationId: string; id: string; plans: readonly Plan[]; first: ProrationBehavior };

function Fields({ organizationId, id, plans, first }: FieldsProps) {
  const [productId, setProduct] = useState(plans[0]?.id ?? "");
  const [behavior, setBehavior] = useState(first);
  const wanted = { product_id: productId, proration_behavior: behavior };
  const { data, error, isFetching } = useQuery(changePreview(organizationId, id, wanted));
  return (
    <>
      <FormField name="product_id" label="New plan" required>
        <NativeSelect
          name="product_id"
          value={productId}
          onChange={({ currentTarget }) => setProduct(currentTarget.value)}
        >
          {plans.map(({ id: planId, label }) => (
            <option key={planId} value={planId}>
              {label}
            </option>
          ))}
        </NativeSelect>
      </FormField>
      <RadioGroup
        name="proration_behavior"
        label="How the change is paid"
        value={behavior}
        onValueChange={(value) => setBehavior(value as ProrationBehavior)}
      >
        {behaviors.map(([value, label, description]) => (
          <Radio key={value} value={value} label={label} description={description} />
        ))}
      </RadioGroup>
      <section
        aria-label="What it will cost"
        aria-live="polite"
        aria-busy={isFetching}
        className="grid min-h-28 content-start gap-3 rounded-md border bg-canvas p-3"
      >
        {error ? <Alert tone="warning">{error.message}</Alert> : null}
        {data && !error ? <Preview preview={data} /> : null}
        {data || error ? null : <Skeleton className="h-16" />}
      </section>
    </>
  );
}

type Props = SubscriptionDialogProps & { plans: readonly Plan[]; behavior: ProrationBehavior };

/** Another plan: which, how it is paid, and what that comes to, line by line, before it is confirmed. */
export function ChangePlan({ plans, behavior, ...props }: Props) {
  const { organizationId, subscription } = props;
  const isFirst = subscription.status === "past_due" ? "next_period" : behavior;
  return (
    <SubscriptionDialog
      {...props}
      size="lg"
      title="Change plan"
      description={`Now on ${subscription.product.name}.`}
      action={changePlanAction}
      submit="Change plan"
    >
      <Fields organizationId={organizationId} id={subscription.id} plans={plans} first={isFirst} />
    </SubscriptionDialog>
  );
}

/** Whether there is another plan that this subscription may change to. */
export const mayChangePlan = ({ status, cancel_at_period_end: isEnding }: Subscription): boolean =>
  !isEnding && (status === "active" || status === "trialing" || status === "past_due");
