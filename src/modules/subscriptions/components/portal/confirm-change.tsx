"use client";

import { Form, FormMessage, SubmitButton } from "@/components/form/form";
import { useFormAction } from "@/components/form/use-form-action";
import { changeOwnPlanAction, changeOwnSeatsAction } from "../../own-actions";

const nothing = () => undefined;

type Props = { action: typeof changeOwnPlanAction; fields: { [name: string]: string }; label: string };

/** The press that makes a change; a payment that fails is told here. */
function Confirm({ action, fields, label }: Props) {
  const [state, send] = useFormAction(action, nothing);
  return (
    <Form state={state} action={send}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <FormMessage />
      <SubmitButton size="lg" className="justify-self-start">
        {label}
      </SubmitButton>
    </Form>
  );
}

type PlanProps = { portal: string; id: string; productId: string; name: string };

export const ConfirmPlan = ({ portal, id, productId, name }: PlanProps) => (
  <Confirm
    action={changeOwnPlanAction}
    fields={{ portal, id, product_id: productId }}
    label={`Change to ${name}`}
  />
);

type SeatsProps = { portal: string; id: string; seats: number; label: string };

export const ConfirmSeats = ({ portal, id, seats, label }: SeatsProps) => (
  <Confirm action={changeOwnSeatsAction} fields={{ portal, id, seats: String(seats) }} label={label} />
);
