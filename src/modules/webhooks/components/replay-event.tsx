"use client";

import { useQueryClient } from "@tanstack/react-query";
import { RotateCcw } from "lucide-react";
import { useSend } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { replayEventAction } from "../actions";
import { webhookKey } from "../queries";

/** Sends an event again to the endpoints that it was for. */
export function ReplayEvent({ organizationId, eventId }: { organizationId: string; eventId: string }) {
  const client = useQueryClient();
  const [send, pending] = useSend(replayEventAction, () =>
    client.invalidateQueries({ queryKey: webhookKey(organizationId) }),
  );
  return (
    <Button pending={pending} onClick={() => send({ organization_id: organizationId, id: eventId })}>
      <RotateCcw aria-hidden />
      Replay
    </Button>
  );
}
