"use client";

import { Form, FormMessage, SubmitButton } from "@/components/form/form";
import { useFormAction } from "@/components/form/use-form-action";
import { changeOwnPlanAction } from "../../own-actions";

type Props = { portal: string; id: string; productId: string; name: string };

const nothing = () => undefined;

/** The press that changes the plan; a payment that fails is told here. */
export function ConfirmChange({ portal, id, productId, name }: Props) {
  const [state, send] = useFormAction(changeOwnPlanAction, nothing);
  return (
    <Form state={state} action={send}>
      <input type="hidden" name="portal" value={portal} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="product_id" value={productId} />
      <FormMessage />
      <SubmitButton size="lg" className="justify-self-start">
        Change to {name}
      </SubmitButton>
    </Form>
  );
}
