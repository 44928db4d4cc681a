"use client";

import { KeyRound } from "lucide-react";
import { useSend } from "@/components/form/use-form-action";
import { LocalTime } from "@/components/time/local-time";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { EmptyState } from "@/components/ui/empty-state";
import type { PageOf } from "@/lib/page";
import { activationsText, stateOf, usageText } from "../../key-text";
import { rotateOwnAction } from "../../own-actions";
import type { LicenseKeyWithActivations } from "../../schema";
import { KeyState } from "../key-state";
import { OwnActivations } from "./own-activations";

type KeyProps = {
  licenseKey: LicenseKeyWithActivations;
  portal: string;
  now: number;
  /** Whether the reader's role lets them take a key back, or what it was activated for. */
  mayManage: boolean;
};

/** How far it reaches, in one line. */
const Terms = ({ licenseKey: key }: Pick<KeyProps, "licenseKey">) => (
  <p className="flex flex-wrap gap-x-3 text-muted-foreground text-xs">
    {key.limit_activations === null ? null : <span>{activationsText(key)} activations</span>}
    {key.limit_usage === null ? null : <span>{usageText(key)} used</span>}
    <span>
      {key.expires_at ? (
        <>
          until <LocalTime at={key.expires_at} />
        </>
      ) : (
        "does not expire"
      )}
    </span>
  </p>
);

function OwnKey({ licenseKey: key, portal, now, mayManage }: KeyProps) {
  const [rotate, pending] = useSend(rotateOwnAction);
  const isActive = stateOf(key, new Date(now)) === "Active";
  return (
    <li className="grid gap-3 px-4 py-4 text-sm">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="min-w-0 wrap-anywhere font-medium">{key.benefit_description}</h2>
        <KeyState licenseKey={key} now={new Date(now)} />
      </div>
      <div className="flex items-center gap-1 rounded-md border bg-canvas py-1.5 pr-1.5 pl-3">
        <code className="min-w-0 flex-1 wrap-anywhere font-mono">{key.key}</code>
        <CopyButton value={key.key} label={`Copy the key of ${key.benefit_description}`} />
      </div>
      <Terms licenseKey={key} />
      <OwnActivations licenseKey={key} portal={portal} mayManage={mayManage} />
      {isActive && mayManage ? (
        <div>
          <ConfirmDialog
            trigger={
              <Button size="sm" pending={pending} aria-label={`Get a new key for ${key.benefit_description}`}>
                Get a new key
              </Button>
            }
            title="Get a new key?"
            description="If somebody else has this one: it stops working at once. Enter the new one wherever you use it; activations stay."
            confirmLabel="Get a new key"
            destructive
            onConfirm={() => rotate({ portal, id: key.id })}
          />
        </div>
      ) : null}
    </li>
  );
}

type Props = PageOf<LicenseKeyWithActivations> & Omit<KeyProps, "licenseKey">;

/** A customer's keys, newest first. `now`: the time of the organization, in ms. */
export function OwnKeys({ items, pagination: { page, max_page }, ...reader }: Props) {
  if (items.length === 0)
    return (
      <Card>
        <EmptyState
          icon={<KeyRound />}
          title="No licence keys here"
          description="Keys that come with what you buy stand here."
        />
      </Card>
    );
  return (
    <>
      <Card>
        <ul className="divide-y">
          {items.map((key) => (
            <OwnKey key={key.id} licenseKey={key} {...reader} />
          ))}
        </ul>
      </Card>
      {max_page > 1 ? (
        <nav aria-label="Pages" className="flex items-center justify-between gap-2 pt-3 text-sm">
          {page > 1 ? <ButtonLink href={`?page=${page - 1}`}>Newer</ButtonLink> : <span />}
          <span className="text-muted-foreground">Page {page}</span>
          {page < max_page ? <ButtonLink href={`?page=${page + 1}`}>Older</ButtonLink> : <span />}
        </nav>
      ) : null}
    </>
  );
}
