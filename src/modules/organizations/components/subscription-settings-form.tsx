"use client";

import { FormField } from "@/components/form/form";
import { Section } from "@/components/layout/section";
import { Checkbox } from "@/components/ui/checkbox";
import { CheckField } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Radio, RadioGroup } from "@/components/ui/radio-group";
import { updateSubscriptionSettingsAction } from "../actions";
import type { Organization } from "../schema";
import { SettingsForm } from "./settings-form";

type Settings = Organization["subscription_settings"];
type Switch = "allow_multiple_subscriptions" | "allow_trial_without_card" | "prevent_trial_abuse";

const switches: readonly [Switch, string, string][] = [
  [
    "allow_multiple_subscriptions",
    "Several at once",
    "A customer may subscribe to more than one product at a time.",
  ],
  ["allow_trial_without_card", "Trial without a card", "Without one the trial ends, and nothing follows."],
  ["prevent_trial_abuse", "One trial each", "Who had a trial before gets none again."],
];

const Starting = ({ settings }: { settings: Settings }) => (
  <Section layout="side" title="Subscribing" description="Who may, and with what.">
    <div className="grid max-w-md gap-4">
      {switches.map(([name, label, hint]) => (
        <CheckField key={name} label={label} hint={hint}>
          <Checkbox name="allow" value={name} defaultChecked={settings[name]} />
        </CheckField>
      ))}
    </div>
  </Section>
);

const Changing = ({ settings }: { settings: Settings }) => (
  <Section layout="side" title="Changes of plan" description="How they are paid where nothing else is said.">
    <RadioGroup
      name="proration_behavior"
      label="The difference for the rest of a period"
      defaultValue={settings.proration_behavior}
      className="max-w-md"
    >
      <Radio value="prorate" label="Comes with the next invoice" />
      <Radio value="invoice" label="Is charged at once" description="If that fails nothing is changed." />
      <Radio value="next_period" label="Is none" description="The change waits for the next period." />
    </RadioGroup>
  </Section>
);

const Failing = ({ settings }: { settings: Settings }) => (
  <Section
    layout="side"
    title="Missing payments"
    description="A renewal that could not be charged is tried again; the customer is told each time."
  >
    <div className="grid max-w-md gap-4">
      <FormField
        name="retry_days"
        label="Try again after so many days"
        hint="Days after the first try, with commas between them. Empty: not at all."
      >
        <Input name="retry_days" defaultValue={settings.retry_days.join(", ")} autoComplete="off" />
      </FormField>
      <RadioGroup name="after_retries" label="After the last try" defaultValue={settings.after_retries}>
        <Radio value="canceled" label="The subscription ends" />
        <Radio
          value="unpaid"
          label="It stays, unpaid"
          description="Without what it gives, until its orders are paid."
        />
      </RadioGroup>
      <FormField
        name="benefit_revocation_grace_period"
        label="Days for which benefits stay while a payment is missing"
        hint="0: they go as soon as it is past due."
      >
        <Input
          name="benefit_revocation_grace_period"
          inputMode="numeric"
          defaultValue={settings.benefit_revocation_grace_period}
        />
      </FormField>
    </div>
  </Section>
);

/** How subscriptions begin, change and end for want of a payment. */
export function SubscriptionSettingsForm({
  organization,
  mayEdit,
}: {
  organization: Organization;
  mayEdit: boolean;
}) {
  const { subscription_settings: settings } = organization;
  return (
    <SettingsForm
      organizationId={organization.id}
      mayEdit={mayEdit}
      action={updateSubscriptionSettingsAction}
    >
      <Starting settings={settings} />
      <Changing settings={settings} />
      <Failing settings={settings} />
    </SettingsForm>
  );
}
