"use client";

import { Form, FormField, FormMessage, SubmitButton } from "@/components/form/form";
import { useFormAction } from "@/components/form/use-form-action";
import { ButtonLink } from "@/components/ui/button-link";
import { NativeSelect } from "@/components/ui/native-select";
import { Textarea } from "@/components/ui/textarea";
import { leaveAction } from "../../own-actions";
import { plansPath } from "../../own-path";

/** Why one leaves, as one would say it. */
const reasons = {
  too_expensive: "It is too expensive",
  missing_features: "Something is missing",
  switched_service: "I use another service",
  unused: "I do not use it",
  customer_service: "I was not content with the support",
  low_quality: "It is not good enough",
  too_complex: "It is too complicated",
  other: "Something else",
} as const;

const nothing = () => undefined;

/** The press that lets a subscription end, and why, as far as one likes to say. */
export function LeaveForm({ portal, id }: { portal: string; id: string }) {
  const [state, send] = useFormAction(leaveAction, nothing);
  return (
    <Form state={state} action={send}>
      <input type="hidden" name="portal" value={portal} />
      <input type="hidden" name="id" value={id} />
      <FormField name="cancellation_reason" label="Why do you leave?" optional>
        <NativeSelect name="cancellation_reason" defaultValue="">
          <option value="">I would rather not say</option>
          {Object.entries(reasons).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </NativeSelect>
      </FormField>
      <FormField name="cancellation_comment" label="What would have made you stay?" optional>
        <Textarea name="cancellation_comment" rows={3} maxLength={2_000} />
      </FormField>
      <FormMessage />
      <div className="flex flex-wrap gap-2">
        <SubmitButton variant="destructive" size="lg">
          Cancel the plan
        </SubmitButton>
        <ButtonLink size="lg" href={plansPath(portal)}>
          Keep it
        </ButtonLink>
      </div>
    </Form>
  );
}
