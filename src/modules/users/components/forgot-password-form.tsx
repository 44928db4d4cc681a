"use client";

import { useActionState } from "react";
import { Form, FormField, FormMessage, SubmitButton } from "@/components/form/form";
import { untouched } from "@/components/form/form-state";
import { Input } from "@/components/ui/input";
import { requestResetAction } from "../actions";

export function ForgotPasswordForm() {
  const [state, action] = useActionState(requestResetAction, untouched);
  return (
    <Form state={state} action={action}>
      <FormMessage />
      <FormField name="email" label="E-mail" required>
        <Input name="email" type="email" size="lg" autoComplete="username" autoFocus />
      </FormField>
      <SubmitButton size="lg">{state.ok ? "Send it again" : "Send the link"}</SubmitButton>
    </Form>
  );
}
