"use client";

import { Form, FormMessage, SubmitButton } from "@/components/form/form";
import { useFormAction } from "@/components/form/use-form-action";
import { acceptSeatAction } from "../actions";

/** A press, and not the opening of the page, because mail programs open links by themselves. */
export function AcceptSeat({ portal, token }: { portal: string; token: string }) {
  const [state, send] = useFormAction(acceptSeatAction, () => undefined);
  return (
    <Form state={state} action={send}>
      <FormMessage />
      <input type="hidden" name="portal" value={portal} />
      <input type="hidden" name="token" value={token} />
      <SubmitButton size="lg">Accept your seat</SubmitButton>
    </Form>
  );
}
