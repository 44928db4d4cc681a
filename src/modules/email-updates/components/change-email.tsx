"use client";

import { Form, FormActions, FormField, FormMessage, SubmitButton } from "@/components/form/form";
import { useFormAction } from "@/components/form/use-form-action";
import { Input } from "@/components/ui/input";
import { changeEmailAction } from "../actions";

/** Asks for another e-mail address; the one there is stays until the new one is confirmed. */
export function ChangeEmail({ portal, email }: { portal: string; email: string }) {
  const [state, send] = useFormAction(changeEmailAction, () => undefined);
  return (
    <Form state={state} action={send} resetOnSuccess>
      <p className="text-sm">
        Now <strong className="break-all">{email}</strong>. It stays until you follow the link that we send to
        the new address.
      </p>
      <FormMessage />
      <input type="hidden" name="portal" value={portal} />
      <FormField name="email" label="New e-mail" required>
        <Input name="email" type="email" autoComplete="email" maxLength={254} />
      </FormField>
      <FormActions>
        <SubmitButton variant="secondary">Send the link</SubmitButton>
      </FormActions>
    </Form>
  );
}
