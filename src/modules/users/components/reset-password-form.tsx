"use client";

import { useActionState } from "react";
import { Form, FormField, FormMessage, SubmitButton } from "@/components/form/form";
import { untouched } from "@/components/form/form-state";
import { Input } from "@/components/ui/input";
import { resetPasswordAction } from "../actions";

export function ResetPasswordForm({ token }: { token: string }) {
  const [state, action] = useActionState(resetPasswordAction, untouched);
  return (
    <Form state={state} action={action}>
      <FormMessage />
      <input type="hidden" name="token" value={token} />
      <FormField name="password" label="New password" hint="At least 8 characters." required>
        <Input name="password" type="password" size="lg" autoComplete="new-password" autoFocus />
      </FormField>
      <SubmitButton size="lg">Set the password</SubmitButton>
    </Form>
  );
}
