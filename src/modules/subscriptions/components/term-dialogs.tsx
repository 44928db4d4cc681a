"use client";

import { FormField } from "@/components/form/form";
import { MomentField } from "@/components/form/moment-field";
import { NativeSelect } from "@/components/ui/native-select";
import { changeDiscountAction, moveBillingDateAction, moveTrialAction } from "../actions";
import { SubscriptionDialog, type SubscriptionDialogProps } from "./subscription-dialog";

/** When the trial ends; one that has none may get one after what is paid for. */
export function MoveTrial(props: SubscriptionDialogProps) {
  const { subscription } = props;
  return (
    <SubscriptionDialog
      {...props}
      size="sm"
      title={subscription.status === "trialing" ? "Move the end of the trial" : "Give a trial"}
      description="The first charge, or the next one, comes when it ends."
      action={moveTrialAction}
      submit="Save"
    >
      <MomentField name="trial_end" label="Trial until" defaultValue={subscription.current_period_end} />
    </SubscriptionDialog>
  );
}

/** When the period ends, and the next begins. */
export function MoveBillingDate(props: SubscriptionDialogProps) {
  return (
    <SubscriptionDialog
      {...props}
      size="sm"
      title="Move the billing date"
      description="The next invoice comes then, and later ones are counted from it. What an earlier date makes too much is given back with the next invoice."
      action={moveBillingDateAction}
      submit="Save"
    >
      <MomentField
        name="current_billing_period_end"
        label="Next billing date"
        defaultValue={props.subscription.current_period_end}
      />
    </SubscriptionDialog>
  );
}

/** A discount that can be applied. */
export type DiscountChoice = { id: string; label: string };

/** Another discount from the next period on, or none. */
export function ChangeDiscount({
  discounts,
  ...props
}: SubscriptionDialogProps & { discounts: readonly DiscountChoice[] }) {
  const { discount } = props.subscription;
  const isKnown = discount === null || discounts.some(({ id }) => id === discount.id);
  return (
    <SubscriptionDialog
      {...props}
      size="sm"
      title="Discount"
      description="Holds from the next period on; what this period has stays as it is."
      action={changeDiscountAction}
      submit="Save"
    >
      <FormField name="discount_id" label="Discount">
        <NativeSelect name="discount_id" defaultValue={discount?.id ?? ""}>
          <option value="">None</option>
          {isKnown ? null : <option value={discount.id}>{discount.name}</option>}
          {discounts.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </NativeSelect>
      </FormField>
    </SubscriptionDialog>
  );
}
