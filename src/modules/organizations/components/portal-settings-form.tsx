"use client";

import { useState } from "react";
import { FormActions, SubmitButton } from "@/components/form/form";
import { Section } from "@/components/layout/section";
import { Checkbox } from "@/components/ui/checkbox";
import { CheckField } from "@/components/ui/field";
import { updatePortalSettingsAction } from "../actions";
import type { Organization } from "../schema";
import { ColourField } from "./colour-field";
import { PortalPreview, type PortalRight } from "./portal-preview";
import { SettingsForm } from "./settings-form";

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
  const [colour, setColour] = useState(organization.brand_color);
  const [allowed, setAllowed] = useState(rightsOf(organization));
  return (
    <SettingsForm
      organizationId={organization.id}
      mayEdit={mayEdit}
      action={updatePortalSettingsAction}
      save={
        <FormActions className="sticky bottom-0 border-t bg-background py-3">
          <SubmitButton>Save</SubmitButton>
        </FormActions>
      }
    >
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
    </SettingsForm>
  );
}
