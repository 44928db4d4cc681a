"use client";

import { Plus, Send, X } from "lucide-react";
import { FormField } from "@/components/form/form";
import { FormDialog } from "@/components/form/form-dialog";
import type { FormState } from "@/components/form/form-state";
import { type FormAction, useSend } from "@/components/form/use-form-action";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import type { CustomerSeat } from "../schema";

export type SeatActions = {
  invite: FormAction<FormState>;
  resend: FormAction<FormState>;
  revoke: FormAction<FormState>;
  /** Sent along: by whom it is done. */
  hidden: { readonly [name: string]: string };
  /** Sent along with an invitation: which sale. */
  sale: { readonly [name: string]: string };
  onDone: () => void;
};

/** Invites somebody by their address. */
export const Invite = ({ invite, hidden, sale, onDone }: SeatActions) => (
  <FormDialog
    trigger={
      <Button size="sm">
        <Plus aria-hidden />
        Invite
      </Button>
    }
    title="Invite somebody"
    description="A mail asks them to accept the seat. What comes with it is theirs once they have."
    action={invite}
    hidden={{ ...hidden, ...sale }}
    submit="Send the invitation"
    onOk={onDone}
  >
    <FormField name="email" label="E-mail" required>
      <Input name="email" type="email" inputMode="email" autoComplete="off" maxLength={254} />
    </FormField>
  </FormDialog>
);

type One = SeatActions & { seat: CustomerSeat; name: string };

export function Resend({ resend, hidden, onDone, seat, name }: One) {
  const [send, pending] = useSend(resend, onDone);
  return (
    <Button
      variant="ghost"
      size="icon-sm"
      pending={pending}
      aria-label={`Invite ${name} again`}
      onClick={() => send({ ...hidden, id: seat.id })}
    >
      <Send aria-hidden />
    </Button>
  );
}

export function Revoke({ revoke, hidden, onDone, seat, name }: One) {
  const [send, pending] = useSend(revoke, onDone);
  return (
    <ConfirmDialog
      trigger={
        <Button variant="ghost" size="icon-sm" pending={pending} aria-label={`Take back the seat of ${name}`}>
          <X aria-hidden />
        </Button>
      }
      title={`Take back the seat of ${name}?`}
      description={
        seat.status === "claimed"
          ? "They lose what comes with it. The seat can be given to somebody else, or to them again."
          : "Their invitation does not work any more. The seat can be given to somebody else."
      }
      confirmLabel="Take it back"
      destructive
      onConfirm={() => send({ ...hidden, id: seat.id })}
    />
  );
}
