"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Form, FormActions, FormField, FormMessage, SubmitButton } from "@/components/form/form";
import { useFormAction } from "@/components/form/use-form-action";
import { Section } from "@/components/layout/section";
import { Checkbox } from "@/components/ui/checkbox";
import { ErrorState } from "@/components/ui/error-state";
import { CheckField } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Skeleton } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toast-store";
import { updateCreditSettingsAction } from "../actions";
import { creditKey, creditSettings } from "../queries";
import type { CreditSettings } from "../settings-schema";

type Props = { organizationId: string; mayEdit: boolean };

function Events({ settings }: { settings: CreditSettings }) {
  return (
    <Section layout="side" title="Events" description="What your webhooks are told of.">
      <div className="grid max-w-md gap-4">
        <FormField
          name="low_threshold"
          label="Low balance"
          optional
          hint="credits.low is sent once each time a balance falls below this many credits. A customer may have a threshold of their own. Empty: never."
        >
          <Input
            name="low_threshold"
            inputMode="numeric"
            autoComplete="off"
            defaultValue={settings.low_threshold ?? ""}
            placeholder="100"
          />
        </FormField>
        <FormField
          name="expiring_days"
          label="Days before expiry"
          required
          hint="credits.expiring is sent so many days before a grant ends, if anything is left of it. 1 to 90."
        >
          <Input
            name="expiring_days"
            inputMode="numeric"
            autoComplete="off"
            defaultValue={settings.expiring_days}
          />
        </FormField>
        <CheckField
          label="Tell of every deduction"
          hint="credits.deducted is sent for each one. That can be thousands a minute: the balance and the history tell the same without it."
        >
          <Checkbox name="tell_deductions" value="true" defaultChecked={settings.tell_deductions} />
        </CheckField>
      </div>
    </Section>
  );
}

function Outage({ settings }: { settings: CreditSettings }) {
  return (
    <Section
      layout="side"
      title="When the ledger is down"
      description="What happens while Redis does not answer."
    >
      <div className="grid max-w-md gap-4">
        <FormField
          name="grace_amount"
          label="Grace allowance"
          required
          hint="So many credits each customer may spend meanwhile, on trust. It is written down and taken from the balance afterwards; what the balance then lacks is yours to bear. 0: nothing is spent until the ledger answers."
        >
          <Input
            name="grace_amount"
            inputMode="numeric"
            autoComplete="off"
            defaultValue={settings.grace_amount}
          />
        </FormField>
      </div>
    </Section>
  );
}

function SettingsFields({ settings, mayEdit }: { settings: CreditSettings; mayEdit: boolean }) {
  const client = useQueryClient();
  const { organization_id } = settings;
  const [state, send] = useFormAction(updateCreditSettingsAction, ({ message }) => {
    toast.success(message ?? "Saved.");
    client.invalidateQueries({ queryKey: creditKey(organization_id) });
  });
  return (
    <Form state={state} action={send}>
      <input type="hidden" name="organization_id" value={organization_id} />
      {state.ok ? null : <FormMessage />}
      <fieldset disabled={!mayEdit} className="min-w-0">
        <Events settings={settings} />
        <Outage settings={settings} />
      </fieldset>
      {mayEdit ? (
        <FormActions className="border-t pt-4">
          <SubmitButton>Save</SubmitButton>
        </FormActions>
      ) : null}
    </Form>
  );
}

/** Thresholds, events and the grace allowance, each explained. */
export function CreditSettingsForm({ organizationId, mayEdit }: Props) {
  const { data, error, refetch } = useQuery(creditSettings(organizationId));
  if (data)
    // Saved elsewhere: the form starts anew.
    return <SettingsFields key={data.modified_at} settings={data} mayEdit={mayEdit} />;
  if (error) return <ErrorState description={error.message} onRetry={refetch} />;
  return <Skeleton className="h-64" />;
}
