"use client";

import { Form, FormActions, FormMessage, SubmitButton } from "@/components/form/form";
import { useFormAction } from "@/components/form/use-form-action";
import { Checkbox } from "@/components/ui/checkbox";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { toast } from "@/components/ui/toast-store";
import { updateSwitchesAction } from "../actions";
import type { NotificationSwitch } from "../schema";

type Props = { organizationId: string; switches: readonly NotificationSwitch[] };

/** What one is told of, and how: a table of kinds by ways, for oneself and for one organization. */
export function SwitchesForm({ organizationId, switches }: Props) {
  const [state, send] = useFormAction(updateSwitchesAction, ({ message }) =>
    toast.success(message ?? "Saved."),
  );
  return (
    <Form state={state} action={send}>
      <input type="hidden" name="organization_id" value={organizationId} />
      {state.ok ? null : <FormMessage className="mb-4" />}
      <Table aria-label="What you are told of">
        <TableHeader>
          <TableRow>
            <TableHead className="pl-0">What</TableHead>
            <TableHead className="w-24 text-center">Dashboard</TableHead>
            <TableHead className="w-24 pr-0 text-center">Mail</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {switches.map((each) => (
            <SwitchRow key={each.kind} {...each} />
          ))}
        </TableBody>
      </Table>
      <FormActions className="pt-4">
        <SubmitButton>Save</SubmitButton>
      </FormActions>
    </Form>
  );
}

function SwitchRow({ kind, label, about, dashboard, mail }: NotificationSwitch) {
  return (
    <TableRow>
      <th scope="row" className="py-2.5 pr-3 text-left font-normal">
        <input type="hidden" name="kinds" value={kind} />
        <span className="block font-medium text-sm">{label}</span>
        <span className="block text-muted-foreground text-sm">{about}</span>
      </th>
      <TableCell>
        <Checkbox
          name="dashboard"
          value={kind}
          defaultChecked={dashboard}
          aria-label={`${label}: in the dashboard`}
          className="mx-auto"
        />
      </TableCell>
      <TableCell className="pr-0">
        <Checkbox
          name="mail"
          value={kind}
          defaultChecked={mail}
          aria-label={`${label}: by mail`}
          className="mx-auto"
        />
      </TableCell>
    </TableRow>
  );
}
