"use client";

import { useState } from "react";
import { FormField } from "@/components/form/form";
import { NativeSelect } from "@/components/ui/native-select";
import { changePlanAction } from "../actions";
import type { ProrationBehavior, Subscription } from "../schema";
import { ChangeCost, HowPaid } from "./change-cost";
import { SubscriptionDialog, type SubscriptionDialogProps } from "./subscription-dialog";

/** A product that the subscription could be for, with what it costs. */
export type Plan = { id: string; label: string };

type FieldsProps = { organizationId: string; id: string; plans: readonly Plan[]; first: ProrationBehavior };

function Fields({ organizationId, id, plans, first }: FieldsProps) {
  const [productId, setProduct] = useState(plans[0]?.id ?? "");
  const [behavior, setBehavior] = useState(first);
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
      <HowPaid behavior={behavior} onChange={setBehavior} />
      <ChangeCost
        organizationId={organizationId}
        id={id}
        wanted={{ product_id: productId, proration_behavior: behavior }}
      />
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
