"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Minus, Plus } from "lucide-react";
import { useState } from "react";
import { FormField } from "@/components/form/form";
import { FormDialog } from "@/components/form/form-dialog";
import { useTimeZone } from "@/components/time/time-zone";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { Textarea } from "@/components/ui/textarea";
import { dayAfter, dayStart } from "@/lib/day";
import { deductCreditsAction, grantCreditsAction } from "../../actions";
import { creditsText } from "../../credit-text";
import { creditKey } from "../../queries";
import { OperationId } from "./operation-id";

type Account = { organizationId: string; customerId: string };

const kinds = [
  { value: "adjustment", label: "Adjustment" },
  { value: "reward", label: "Reward" },
  { value: "refund", label: "Refund" },
];

export const Why = () => (
  <FormField
    name="description"
    label="Reason"
    required
    hint="Stays in the history, where the customer reads it too."
  >
    <Textarea name="description" rows={2} maxLength={500} />
  </FormField>
);

const AmountField = ({ hint, value }: { hint?: string; value?: number }) => (
  <FormField name="amount" label="Credits" required hint={hint}>
    <Input name="amount" inputMode="numeric" autoComplete="off" defaultValue={value} />
  </FormField>
);

export { AmountField };

/** The last day on which the credits can be spent, as the instant at which it is over where the reader is. */
function LastDay() {
  const zone = useTimeZone();
  const [day, setDay] = useState("");
  const next = day && dayAfter(day);
  return (
    <FormField name="expires_at" label="Last day" optional hint="Empty: they never expire.">
      <Input type="date" value={day} onChange={(event) => setDay(event.target.value)} />
      <input type="hidden" name="expires_at" value={next ? (dayStart(next, zone) ?? "") : ""} />
    </FormField>
  );
}

/** Gives credits by hand. */
export function GrantCredits({ organizationId, customerId }: Account) {
  const client = useQueryClient();
  return (
    <FormDialog
      trigger={
        <Button variant="primary">
          <Plus aria-hidden />
          Grant credits
        </Button>
      }
      title="Grant credits"
      description="They can be spent at once."
      action={grantCreditsAction}
      hidden={{ organization_id: organizationId, customer_id: customerId }}
      submit="Grant"
      onOk={() => client.invalidateQueries({ queryKey: creditKey(organizationId) })}
    >
      <OperationId />
      <div className="grid gap-4 sm:grid-cols-2">
        <AmountField />
        <FormField name="reason" label="Kind" required>
          <NativeSelect name="reason" defaultValue="adjustment">
            {kinds.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </NativeSelect>
        </FormField>
        <LastDay />
        <FormField name="priority" label="Priority" hint="Lower ones are spent first, 0 to 999.">
          <Input name="priority" inputMode="numeric" autoComplete="off" defaultValue={500} />
        </FormField>
      </div>
      <Why />
    </FormDialog>
  );
}

/** Takes credits by hand. */
export function DeductCredits({ organizationId, customerId, balance }: Account & { balance: number }) {
  const client = useQueryClient();
  return (
    <FormDialog
      trigger={
        <Button>
          <Minus aria-hidden />
          Deduct
        </Button>
      }
      title="Deduct credits"
      description={`Up to ${creditsText(balance)}, from the grants that are next in line.`}
      action={deductCreditsAction}
      hidden={{ organization_id: organizationId, customer_id: customerId }}
      submit="Deduct"
      onOk={() => client.invalidateQueries({ queryKey: creditKey(organizationId) })}
    >
      <OperationId />
      <AmountField />
      <Why />
    </FormDialog>
  );
}
