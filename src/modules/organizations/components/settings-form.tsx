"use client";

import type { ReactNode } from "react";
import { Form, FormActions, FormMessage, SubmitButton } from "@/components/form/form";
import type { FormState } from "@/components/form/form-state";
import { type FormAction, useFormAction } from "@/components/form/use-form-action";
import { toast } from "@/components/ui/toast-store";

type Props<S extends FormState> = {
  organizationId: string;
  /** Others read. */
  mayEdit: boolean;
  action: FormAction<S>;
  /** In the place of the button at the end. */
  save?: ReactNode;
  children: ReactNode;
};

const saveAtEnd = (
  <FormActions className="pt-4">
    <SubmitButton>Save</SubmitButton>
  </FormActions>
);

/** A form over settings of an organization: those who may not change them see them, and who may. */
export function SettingsForm<S extends FormState>(props: Props<S>) {
  const { organizationId, mayEdit, action, save = saveAtEnd, children } = props;
  const [state, send] = useFormAction(action, ({ message }) => toast.success(message ?? "Saved."));
  return (
    <Form state={state} action={send} className="gap-0">
      <input type="hidden" name="organization_id" value={organizationId} />
      {state.ok ? null : <FormMessage className="mb-4" />}
      {mayEdit ? null : (
        <p className="mb-6 text-muted-foreground text-sm">Owners and admins may change these.</p>
      )}
      <fieldset disabled={!mayEdit} className="contents">
        {children}
      </fieldset>
      {mayEdit ? save : null}
    </Form>
  );
}
