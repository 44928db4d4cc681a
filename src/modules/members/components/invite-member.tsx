"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { FormField, useFieldErrors } from "@/components/form/form";
import { FormDialog } from "@/components/form/form-dialog";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Radio, RadioGroup } from "@/components/ui/radio-group";
import { inviteMemberAction } from "../actions";
import { type Actor, mayInviteAs } from "../rules";
import { roleOptions } from "./roles";

function Roles({ actor }: { actor: Actor }) {
  const errors = useFieldErrors("role");
  return (
    <RadioGroup label="Role" name="role" defaultValue="member" error={errors}>
      {roleOptions
        .filter(({ value }) => mayInviteAs(actor, value))
        .map(({ value, label, description }) => (
          <Radio key={value} value={value} label={label} description={description} />
        ))}
    </RadioGroup>
  );
}

/** Invites a colleague by mail. */
export function InviteMember({ organizationId, actor }: { organizationId: string; actor: Actor }) {
  const client = useQueryClient();
  return (
    <FormDialog
      trigger={
        <Button variant="primary">
          <Plus aria-hidden />
          Invite
        </Button>
      }
      title="Invite a colleague"
      description="They get a mail with a link that works once, for seven days."
      action={inviteMemberAction}
      hidden={{ organization_id: organizationId }}
      submit="Send invitation"
      onOk={() => client.invalidateQueries({ queryKey: ["invitations", organizationId] })}
    >
      <FormField name="email" label="E-mail" required>
        <Input name="email" type="email" inputMode="email" autoComplete="off" maxLength={254} />
      </FormField>
      <Roles actor={actor} />
    </FormDialog>
  );
}
