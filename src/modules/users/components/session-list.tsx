"use client";

import { Monitor } from "lucide-react";
import { useRouter } from "next/navigation";
import { useSend } from "@/components/form/use-form-action";
import { LocalTime } from "@/components/time/local-time";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { revokeSessionAction } from "../actions";
import { deviceText } from "../device-text";

export type SessionItem = {
  id: string;
  created_at: string;
  expires_at: string;
  ip_address: string | null;
  user_agent: string | null;
  /** Whether it is the one that looks. */
  current: boolean;
};

function SessionRow({ session }: { session: SessionItem }) {
  const router = useRouter();
  const [send, pending] = useSend(revokeSessionAction, () => router.refresh());
  const device = deviceText(session.user_agent);
  return (
    <li className="flex items-center gap-3 border-b py-2.5 text-sm last:border-0">
      <Monitor aria-hidden className="size-4 shrink-0 text-muted-foreground" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {device}
          {session.current ? <Badge tone="success">This device</Badge> : null}
        </p>
        <p className="truncate text-muted-foreground text-xs">
          {session.ip_address ? `${session.ip_address} · ` : null}since <LocalTime at={session.created_at} />
        </p>
      </div>
      {session.current ? null : (
        <Button size="sm" pending={pending} onClick={() => send({ session_id: session.id })}>
          Sign out<span className="sr-only"> of {device}</span>
        </Button>
      )}
    </li>
  );
}

/** Where the user is signed in, each to be ended at once. */
export function SessionList({ sessions }: { sessions: readonly SessionItem[] }) {
  return (
    <ul className="rounded-lg border bg-card px-4">
      {sessions.map((session) => (
        <SessionRow key={session.id} session={session} />
      ))}
    </ul>
  );
}
