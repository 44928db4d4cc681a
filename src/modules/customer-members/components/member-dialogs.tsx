"use client";

import { Pencil, Plus, X } from "lucide-react";
import { FormField, useFieldErrors } from "@/components/form/form";
import { FormDialog } from "@/components/form/form-dialog";
import type { FormState } from "@/components/form/form-state";
import { type FormAction, useSend } from "@/components/form/use-form-action";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Radio, RadioGroup } from "@/components/ui/radio-group";
import { roleOptions } from "../role-text";
import type { CustomerPortalMember } from "../schema";

export type MemberActions = {
  add: FormAction<FormState>;
  change: FormAction<FormState>;
  remove: FormAction<FormState>;
  /** Sent along: whose member it is. */
  hidden: { readonly [name: string]: string };
  onDone: () => void;
};

function NameAndRole({ member }: { member?: CustomerPortalMember }) {
  return (
    <>
      <FormField name="name" label="Name" optional>
        <Input name="name" autoComplete="off" maxLength={256} defaultValue={member?.name ?? ""} />
      </FormField>
      <RadioGroup
        label="Role"
        name="role"
        defaultValue={member?.role ?? "member"}
        error={useFieldErrors("role")}
      >
        {roleOptions.map((option) => (
          <Radio key={option.value} {...option} />
        ))}
      </RadioGroup>
    </>
  );
}

/** Lets somebody in by their address. */
export const AddMember = ({ add, hidden, onDone }: MemberActions) => (
  <FormDialog
    trigger={
      <Button size="sm">
        <Plus aria-hidden />
        Add
      </Button>
    }
    title="Let somebody in"
    description="They sign in to the portal with their own e-mail address. No mail is sent now: tell them."
    action={add}
    hidden={hidden}
    submit="Let them in"
    onOk={onDone}
  >
    <FormField name="email" label="E-mail" required>
      <Input name="email" type="email" inputMode="email" autoComplete="off" maxLength={254} />
    </FormField>
    <NameAndRole />
  </FormDialog>
);

type One = MemberActions & { member: CustomerPortalMember };

export const ChangeMember = ({ change, hidden, onDone, member }: One) => (
  <FormDialog
    trigger={
      <Button variant="ghost" size="icon-sm" aria-label={`Edit ${member.email}`}>
        <Pencil aria-hidden />
      </Button>
    }
    title={`Edit ${member.email}`}
    action={change}
    hidden={{ ...hidden, id: member.id }}
    submit="Save"
    onOk={onDone}
  >
    <NameAndRole member={member} />
  </FormDialog>
);

export function RemoveMember({ remove, hidden, onDone, member }: One) {
  const [send, pending] = useSend(remove, onDone);
  return (
    <ConfirmDialog
      trigger={
        <Button variant="ghost" size="icon-sm" pending={pending} aria-label={`Remove ${member.email}`}>
          <X aria-hidden />
        </Button>
      }
      title={`Remove ${member.email}?`}
      description="They are signed out at once, and cannot enter this portal any more."
      confirmLabel="Remove"
      destructive
      onConfirm={() => send({ ...hidden, id: member.id })}
    />
  );
}
