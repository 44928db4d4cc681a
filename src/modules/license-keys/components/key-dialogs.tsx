"use client";

import { Ban, CircleCheck, RefreshCw } from "lucide-react";
import { FormField } from "@/components/form/form";
import { MomentField } from "@/components/form/moment-field";
import { EditDialog } from "@/components/form/noun-dialogs";
import { useSend } from "@/components/form/use-form-action";
import { useRefresh } from "@/components/form/use-refresh";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { editLicenseKeyAction, rotateAction, setStatusAction } from "../actions";
import type { LicenseKey } from "../schema";

type Props = { licenseKey: LicenseKey };

const keysKey = (organizationId: string) => ["license-keys", organizationId];

/** Has every list and page of keys read again. */
export const useKeysChanged = (organizationId: string) => useRefresh(keysKey(organizationId));

/** Limits, usage and end of one key. */
export function EditKey({ licenseKey: key }: Props) {
  const number = (name: "limit_activations" | "limit_usage" | "usage", label: string, hint: string) => (
    <FormField name={name} label={label} optional={name !== "usage"} required={name === "usage"} hint={hint}>
      <Input name={name} inputMode="numeric" defaultValue={key[name] ?? ""} />
    </FormField>
  );
  return (
    <EditDialog
      title="Edit licence key"
      description="For this key alone. Empty means without a limit."
      action={editLicenseKeyAction}
      hidden={{ organization_id: key.organization_id, id: key.id }}
      refresh={[keysKey(key.organization_id)]}
    >
      {number("limit_activations", "Activations at a time", "Empty: no more of them.")}
      <div className="grid gap-4 sm:grid-cols-2">
        {number("usage", "Used", "What validations have counted.")}
        {number("limit_usage", "Of at most", "Empty: without end.")}
      </div>
      <MomentField
        name="expires_at"
        label="Expires"
        optional
        hint="Empty: never."
        {...(key.expires_at && { defaultValue: key.expires_at })}
      />
    </EditDialog>
  );
}

/** Takes a key out of use, or puts it back. */
export function SwitchKey({ licenseKey: { id, organization_id, status } }: Props) {
  const [send, pending] = useSend(setStatusAction, useKeysChanged(organization_id));
  if (status !== "granted")
    return (
      <Button pending={pending} onClick={() => send({ organization_id, id, status: "granted" })}>
        <CircleCheck aria-hidden />
        {status === "disabled" ? "Enable" : "Grant again"}
      </Button>
    );
  return (
    <ConfirmDialog
      trigger={
        <Button pending={pending}>
          <Ban aria-hidden />
          Disable
        </Button>
      }
      title="Disable this key?"
      description="It opens nothing until you enable it, whatever its customer pays. What was signed for offline use holds to its end."
      confirmLabel="Disable key"
      destructive
      onConfirm={() => send({ organization_id, id, status: "disabled" })}
    />
  );
}

/** Gives a key other letters. */
export function RotateKey({ licenseKey: { id, organization_id, status } }: Props) {
  const [send, pending] = useSend(rotateAction, useKeysChanged(organization_id));
  if (status === "revoked") return null;
  return (
    <ConfirmDialog
      trigger={
        <Button pending={pending}>
          <RefreshCw aria-hidden />
          Rotate
        </Button>
      }
      title="Give this key other letters?"
      description="The ones before open nothing from then on. Activations and limits stay; the customer finds the new key in the portal."
      confirmLabel="Rotate key"
      destructive
      onConfirm={() => send({ organization_id, id })}
    />
  );
}
