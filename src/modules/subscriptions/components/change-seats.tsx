"use client";

import { useState } from "react";
import { FormField } from "@/components/form/form";
import { Input } from "@/components/ui/input";
import { seatsText } from "@/lib/seats";
import { changeSeatsAction } from "../actions";
import type { ProrationBehavior } from "../schema";
import { ChangeCost, HowPaid } from "./change-cost";
import { SubscriptionDialog, type SubscriptionDialogProps } from "./subscription-dialog";

type FieldsProps = { organizationId: string; id: string; seats: number; first: ProrationBehavior };

function Fields({ organizationId, id, seats, first }: FieldsProps) {
  const [typed, setTyped] = useState(String(seats));
  const [behavior, setBehavior] = useState(first);
  const wanted = /^[1-9]\d{0,5}$/.test(typed) && Number(typed) !== seats ? Number(typed) : null;
  return (
    <>
      <FormField name="seats" label="Seats" required>
        <Input
          name="seats"
          type="number"
          inputMode="numeric"
          autoComplete="off"
          min={1}
          step={1}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      </FormField>
      <HowPaid behavior={behavior} onChange={setBehavior} />
      <ChangeCost
        organizationId={organizationId}
        id={id}
        wanted={wanted === null ? null : { seats: wanted, proration_behavior: behavior }}
      />
    </>
  );
}

/** Another number of seats, how that is paid, and what it comes to before it is confirmed. */
export function ChangeSeats({
  behavior,
  ...props
}: SubscriptionDialogProps & { behavior: ProrationBehavior }) {
  const { organizationId, subscription } = props;
  const seats = subscription.seats ?? 0;
  return (
    <SubscriptionDialog
      {...props}
      size="lg"
      title="Change seats"
      description={`Now ${seatsText(seats)} of ${subscription.product.name}, at the price that was agreed on.`}
      action={changeSeatsAction}
      submit="Change seats"
    >
      <Fields
        organizationId={organizationId}
        id={subscription.id}
        seats={seats}
        first={subscription.status === "past_due" ? "next_period" : behavior}
      />
    </SubscriptionDialog>
  );
}
