"use client";

import { useActionState } from "react";
import { Form, FormMessage, SubmitButton } from "@/components/form/form";
import { untouched } from "@/components/form/form-state";
import { acceptInvitationAction } from "../actions";

export function AcceptInvitationForm({ token, organization }: { token: string; organization: string }) {
  const [state, action] = useActionState(acceptInvitationAction, untouched);
  return (
    <Form state={state} action={action}>
      <FormMessage />
      <input type="hidden" name="token" value={token} />
      <SubmitButton size="lg">Join {organization}</SubmitButton>
    </Form>
  );
}
