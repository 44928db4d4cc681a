"use client";

import { Form, FormMessage, SubmitButton } from "@/components/form/form";
import { useFormAction } from "@/components/form/use-form-action";
import { confirmEmailAction } from "../actions";

/** A press, and not the opening of the page, because mail programs open links by themselves. */
export function ConfirmEmail({ portal, token }: { portal: string; token: string }) {
  const [state, send] = useFormAction(confirmEmailAction, () => undefined);
  return (
    <Form state={state} action={send}>
      <FormMessage />
      <input type="hidden" name="portal" value={portal} />
      <input type="hidden" name="token" value={token} />
      <SubmitButton size="lg">Confirm this address</SubmitButton>
    </Form>
  );
}
