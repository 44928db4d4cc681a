"use client";

import { MonitorSmartphone } from "lucide-react";
import { useSend } from "@/components/form/use-form-action";
import { LocalTime } from "@/components/time/local-time";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { deactivateAction } from "../actions";
import type { LicenseKeyActivationBase, LicenseKeyWithActivations } from "../schema";
import { useKeysChanged } from "./key-dialogs";

type RowProps = { activation: LicenseKeyActivationBase; organizationId: string; mayEdit: boolean };

function Row({
  activation: { id, license_key_id, label, meta, created_at },
  organizationId,
  mayEdit,
}: RowProps) {
  const [send, pending] = useSend(deactivateAction, useKeysChanged(organizationId));
  const said = Object.entries(meta).map(([name, value]) => `${name}: ${value}`);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2.5 text-sm">
      <div className="grid min-w-0 flex-1 basis-48">
        <span className="wrap-anywhere font-medium">{label}</span>
        <span className="wrap-anywhere text-muted-foreground text-xs">
          <LocalTime at={created_at} />
          {said.length > 0 ? ` · ${said.join(", ")}` : null}
        </span>
      </div>
      {mayEdit ? (
        <ConfirmDialog
          trigger={
            <Button size="sm" pending={pending} aria-label={`Deactivate ${label}`}>
              Deactivate
            </Button>
          }
          title={`Deactivate “${label}”?`}
          description="The installation is refused when it asks next. Another one can take its place."
          confirmLabel="Deactivate"
          destructive
          onConfirm={() => send({ organization_id: organizationId, id: license_key_id, activation_id: id })}
        />
      ) : null}
    </li>
  );
}

/** What a key was activated for, oldest first. */
export function KeyActivations({
  licenseKey: { activations, organization_id, limit_activations: limit },
  mayEdit,
}: {
  licenseKey: LicenseKeyWithActivations;
  mayEdit: boolean;
}) {
  if (activations.length === 0)
    return (
      <EmptyState
        icon={<MonitorSmartphone />}
        title={limit === null ? "This key is not activated" : "Not activated yet"}
        description={
          limit === null
            ? "It is validated only: its benefit names no activations."
            : "Each installation that activates the key stands here."
        }
        className="py-8"
      />
    );
  return (
    <ul className="divide-y border-y">
      {activations.map((activation) => (
        <Row key={activation.id} activation={activation} organizationId={organization_id} mayEdit={mayEdit} />
      ))}
    </ul>
  );
}
