"use client";

import { Plug, Trash2 } from "lucide-react";
import { useSend } from "@/components/form/use-form-action";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { forgetPlaceAction } from "../actions";
import type { ConnectedPlace } from "../schema";

type Props = { organizationId: string; places: readonly ConnectedPlace[]; mayWrite: boolean };

const kinds = { github: "GitHub repository", discord: "Discord server" };

function Forget({ organizationId, place: { id, name } }: { organizationId: string; place: ConnectedPlace }) {
  const [send, pending] = useSend(forgetPlaceAction);
  return (
    <ConfirmDialog
      trigger={
        <Button variant="ghost" size="icon" pending={pending} aria-label={`Take ${name} off the list`}>
          <Trash2 aria-hidden />
        </Button>
      }
      title={`Take ${name} off the list?`}
      description="No benefit can be made of it any more. Those that are there go on: delete them where they are not to."
      confirmLabel="Take off"
      destructive
      onConfirm={() => send({ organization_id: organizationId, id })}
    />
  );
}

/** What the organization may sell access to. */
export function PlaceList({ organizationId, places, mayWrite }: Props) {
  if (places.length === 0)
    return (
      <Card>
        <EmptyState
          icon={<Plug />}
          title="Nothing is connected yet"
          description="Connect GitHub, or add the bot to your Discord server, to sell access to them."
        />
      </Card>
    );
  return (
    <Card>
      <ul className="divide-y">
        {places.map((place) => (
          <li key={place.id} className="flex items-center justify-between gap-3 px-4 py-2.5 text-sm">
            <span className="grid min-w-0">
              <span className="truncate font-medium">{place.name}</span>
              <span className="text-muted-foreground text-xs">{kinds[place.platform]}</span>
            </span>
            {mayWrite ? <Forget organizationId={organizationId} place={place} /> : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
