"use client";

import { useId } from "react";
import { Section } from "@/components/layout/section";
import { Checkbox } from "@/components/ui/checkbox";
import { updateMailSettingsAction } from "../actions";
import type { Organization } from "../schema";
import { SettingsForm } from "./settings-form";

type Switch = keyof Organization["customer_email_settings"];

/** One kind of mail that a switch turns off. `href`: where it is shown, on an installation that shows it. */
export type MailKind = { switch: string; name: string; about: string; href: string | null };

const groups: readonly { title: string; description: string; switches: readonly [Switch, string][] }[] = [
  {
    title: "Purchases",
    description: "What is bought once, and money given back.",
    switches: [
      ["order_confirmation", "Receipt"],
      ["order_refunded", "Refund"],
      ["seat_invitation", "Invitation to a seat"],
    ],
  },
  {
    title: "Subscriptions",
    description: "From the first day to the last.",
    switches: [
      ["subscription_confirmation", "Confirmation"],
      ["subscription_updated", "Change of plan"],
      ["subscription_cancellation", "Cancellation"],
      ["subscription_uncanceled", "Cancellation taken back"],
      ["subscription_paused", "Pause"],
      ["subscription_resumed", "End of a pause"],
      ["subscription_revoked", "End"],
    ],
  },
  {
    title: "Renewals",
    description: "Payments that come by themselves. In some countries the law asks for reminders.",
    switches: [
      ["subscription_cycled", "Receipt of a renewal"],
      ["subscription_cycled_after_trial", "First payment after a trial"],
      ["subscription_trial_conversion_reminder", "End of a trial"],
      ["subscription_renewal_reminder", "Renewal ahead"],
    ],
  },
  {
    title: "Missing payments",
    description: "Without these, customers do not hear that they have to do something.",
    switches: [
      ["subscription_past_due", "Payment failed"],
      ["subscription_recovered", "Payment arrived after all"],
      ["payment_method_expiring", "Card expires"],
    ],
  },
];

function MailSwitch({ name, label, isOn, kinds }: MailSwitchProps) {
  const id = useId();
  return (
    <div className="flex items-start gap-2">
      <Checkbox id={id} name="mails" value={name} defaultChecked={isOn} />
      <div className="grid gap-0.5 pt-0.5">
        <label htmlFor={id} className="font-medium text-sm">
          {label}
        </label>
        {kinds.map((kind) => (
          <p key={kind.name} className="text-muted-foreground text-sm">
            {kind.about}{" "}
            {kind.href ? (
              <a
                href={kind.href}
                target="_blank"
                rel="noreferrer"
                aria-label={`Preview: ${kind.about}`}
                className="text-primary-text underline"
              >
                Preview
              </a>
            ) : null}
          </p>
        ))}
      </div>
    </div>
  );
}
type MailSwitchProps = { name: Switch; label: string; isOn: boolean; kinds: readonly MailKind[] };

type Props = { organization: Organization; mayEdit: boolean; kinds: readonly MailKind[] };

/** Which mails the organization's customers get. */
export function MailSettingsForm({ organization, mayEdit, kinds }: Props) {
  return (
    <SettingsForm organizationId={organization.id} mayEdit={mayEdit} action={updateMailSettingsAction}>
      {groups.map(({ title, description, switches }) => (
        <Section key={title} layout="side" title={title} description={description}>
          <div className="grid max-w-md gap-4">
            {switches.map(([name, label]) => (
              <MailSwitch
                key={name}
                name={name}
                label={label}
                isOn={organization.customer_email_settings[name]}
                kinds={kinds.filter((kind) => kind.switch === name)}
              />
            ))}
          </div>
        </Section>
      ))}
    </SettingsForm>
  );
}
