"use client";

import { useSend } from "@/components/form/use-form-action";
import { LocalTime } from "@/components/time/local-time";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { deactivateOwnAction } from "../../own-actions";
import type { LicenseKeyActivationBase, LicenseKeyWithActivations } from "../../schema";

type RowProps = { activation: LicenseKeyActivationBase; portal: string; mayDeactivate: boolean };

function Row({ activation, portal, mayDeactivate }: RowProps) {
  const [deactivate, pending] = useSend(deactivateOwnAction);
  const { id, license_key_id, label, created_at } = activation;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
      <span className="grid min-w-0 flex-1 basis-40">
        <span className="wrap-anywhere">{label}</span>
        <LocalTime at={created_at} className="text-muted-foreground text-xs" />
      </span>
      {mayDeactivate ? (
        <ConfirmDialog
          trigger={
            <Button size="sm" pending={pending} aria-label={`Deactivate ${label}`}>
              Deactivate
            </Button>
          }
          title={`Deactivate ${label}?`}
          description="The program there asks for a key again. You can activate another machine instead."
          confirmLabel="Deactivate"
          destructive
          onConfirm={() => deactivate({ portal, id: license_key_id, activation_id: id })}
        />
      ) : null}
    </li>
  );
}

type Props = { licenseKey: LicenseKeyWithActivations; portal: string; mayManage: boolean };

/** What a key was activated for; given back where the merchant lets customers do so. */
export function OwnActivations({ licenseKey, portal, mayManage }: Props) {
  const { activations, enable_customer_admin, benefit_description } = licenseKey;
  if (activations.length === 0) return null;
  return (
    <ul aria-label={`Activations of ${benefit_description}`} className="divide-y border-y">
      {activations.map((activation) => (
        <Row
          key={activation.id}
          activation={activation}
          portal={portal}
          mayDeactivate={enable_customer_admin && mayManage}
        />
      ))}
    </ul>
  );
}
