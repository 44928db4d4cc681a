"use client";

import { Form, FormActions, FormField, FormMessage, SubmitButton } from "@/components/form/form";
import { useFormAction } from "@/components/form/use-form-action";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast-store";
import { changePasswordAction } from "../actions";

/** Another password for whoever knows the one there is. */
export function ChangePassword({ email }: { email: string }) {
  const [state, send] = useFormAction(changePasswordAction, ({ message }) =>
    toast.success(message ?? "Your password is changed."),
  );
  return (
    <Form state={state} action={send} resetOnSuccess className="max-w-md">
      {state.ok ? null : <FormMessage />}
      {/* Tells password managers whose password it is. */}
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden disabled />
      <FormField name="current_password" label="Password now" required>
        <Input name="current_password" type="password" autoComplete="current-password" maxLength={128} />
      </FormField>
      <FormField name="new_password" label="New password" required hint="At least 8 characters.">
        <Input name="new_password" type="password" autoComplete="new-password" maxLength={128} />
      </FormField>
      <FormActions>
        <SubmitButton>Change password</SubmitButton>
      </FormActions>
    </Form>
  );
}
