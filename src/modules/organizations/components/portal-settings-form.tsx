"use client";

import { useState } from "react";
import { Form, FormActions, FormMessage, SubmitButton } from "@/components/form/form";
import { useFormAction } from "@/components/form/use-form-action";
import { Section } from "@/components/layout/section";
import { Checkbox } from "@/components/ui/checkbox";
import { CheckField } from "@/components/ui/field";
import { toast } from "@/components/ui/toast-store";
import { updatePortalSettingsAction } from "../actions";
import type { Organization } from "../schema";
import { ColourField } from "./colour-field";
import { PortalPreview, type PortalRight } from "./portal-preview";

const rights: readonly [PortalRight, string, string][] = [
  [
    "update_plan",
    "Change plan",
    "To any other plan that is on public sale, with its cost before it is confirmed.",
  ],
  [
    "pause",
    "Pause",
    "After the period that is paid for. It is offered to those who are about to cancel, too.",
  ],
  [
    "allow_email_change",
    "Change their e-mail",
    "Once a link that is mailed to the new address was followed.",
  ],
];

const rightsOf = ({ customer_portal_settings: { subscription, customer } }: Organization) => ({
  update_plan: subscription.update_plan,
  pause: subscription.pause,
  allow_email_change: customer.allow_email_change,
});

/** How the customer portal looks, and what customers do there by themselves; the preview follows each stroke. */
export function PortalSettingsForm({
  organization,
  mayEdit,
}: {
  organization: Organization;
  mayEdit: boolean;
}) {
  const [state, send] = useFormAction(updatePortalSettingsAction, ({ message }) =>
    toast.success(message ?? "Saved."),
  );
  const [colour, setColour] = useState(organization.brand_color);
  const [allowed, setAllowed] = useState(rightsOf(organization));
  return (
    <Form state={state} action={send} className="gap-0">
      <input type="hidden" name="organization_id" value={organization.id} />
      {state.ok ? null : <FormMessage className="mb-4" />}
      {mayEdit ? null : (
        <p className="mb-6 text-muted-foreground text-sm">Owners and admins may change these.</p>
      )}
      <fieldset disabled={!mayEdit} className="contents">
        <Section
          layout="side"
          title="Look"
          description="Of the portal, the checkout and mail. Name and logo stand under Organization."
        >
          <div className="max-w-md">
            <ColourField name="brand_color" value={organization.brand_color} onColour={setColour} />
          </div>
        </Section>
        <Section layout="side" title="Customers may" description="By themselves, without asking you.">
          <div className="grid max-w-md gap-4">
            {rights.map(([name, label, hint]) => (
              <CheckField key={name} label={label} hint={hint}>
                <Checkbox
                  name="allow"
                  value={name}
                  checked={allowed[name]}
                  onCheckedChange={(checked) => setAllowed({ ...allowed, [name]: checked === true })}
                />
              </CheckField>
            ))}
          </div>
        </Section>
        <Section layout="side" title="Preview" description="What a customer with a plan would see.">
          <PortalPreview organization={organization} colour={colour} allowed={allowed} />
        </Section>
      </fieldset>
      {mayEdit ? (
        <FormActions className="sticky bottom-0 border-t bg-background py-3">
          <SubmitButton>Save</SubmitButton>
        </FormActions>
      ) : null}
    </Form>
  );
}
