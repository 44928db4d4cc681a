"use client";

import { useQueryClient } from "@tanstack/react-query";
import { FastForward, Undo2 } from "lucide-react";
import { useRef } from "react";
import { useSend } from "@/components/form/use-form-action";
import { LocalTime } from "@/components/time/local-time";
import { writeTime } from "@/components/time/time-text";
import { useTimeZone } from "@/components/time/time-zone";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardContent } from "@/components/ui/card";
import { Progress } from "@/components/ui/progress";
import { monthsAfter } from "@/lib/day";
import { DAY_MS } from "@/lib/time";
import { advanceClockAction, putClockBackAction } from "../actions";
import type { TestClock } from "../schema";
import { GoToDate } from "./go-to-date";

type Props = { organizationId: string; clock: TestClock; mayWrite: boolean };

/** Where the clock stands, and what moves it. */
export function ClockControls({ organizationId, clock, mayWrite }: Props) {
  const client = useQueryClient();
  const heard = () => client.invalidateQueries({ queryKey: ["test-clock", organizationId] });
  const [send, sending] = useSend(advanceClockAction, heard);
  const isBusy = sending || clock.status === "advancing";
  const go = (to: string) => {
    if (!isBusy) send({ organization_id: organizationId, to });
  };
  return (
    <Card>
      <CardContent className="grid gap-4">
        <div className="flex flex-wrap items-start justify-between gap-3">
          <Face clock={clock} />
          {mayWrite ? <PutBack organizationId={organizationId} onDone={heard} /> : null}
        </div>
        <Way clock={clock} />
        {mayWrite ? <Moves clock={clock} isBusy={isBusy} go={go} /> : null}
      </CardContent>
    </Card>
  );
}

function Face({ clock }: { clock: TestClock }) {
  const zone = useTimeZone();
  const isAdvancing = clock.status === "advancing";
  return (
    <div className="grid min-w-0 gap-1">
      <div className="flex flex-wrap items-center gap-2">
        <p className="font-semibold text-2xl tabular-nums tracking-tight">
          <LocalTime at={clock.now} />
        </p>
        <Badge tone={isAdvancing ? "info" : "warning"}>{isAdvancing ? "Advancing" : "Stopped"}</Badge>
      </div>
      <p className="text-muted-foreground text-sm">
        {clock.next_at
          ? `Next, something falls due on ${writeTime(clock.next_at, "datetime", zone, 0)}.`
          : "Nothing is waiting for its day."}
      </p>
    </div>
  );
}

/** How far the clock has come since this page saw it set out. */
function Way({ clock: { now, target } }: { clock: TestClock }) {
  const zone = useTimeZone();
  const from = useRef<{ target: string; at: number } | null>(null);
  if (!target) return <p role="status" className="sr-only">{`It is ${writeTime(now, "full", zone, 0)}.`}</p>;
  if (from.current?.target !== target) from.current = { target, at: Date.parse(now) };
  const whole = Date.parse(target) - from.current.at;
  const label = `On the way to ${writeTime(target, "datetime", zone, 0)}`;
  return (
    <div className="grid gap-1.5">
      <p role="status" className="text-sm">
        {label}
      </p>
      <Progress label={label} value={Date.parse(now) - from.current.at} max={Math.max(whole, 1)} />
    </div>
  );
}

type MovesProps = { clock: TestClock; isBusy: boolean; go: (to: string) => void };

function Moves({ clock, isBusy, go }: MovesProps) {
  const now = new Date(clock.now);
  const after = (days: number) => new Date(now.getTime() + days * DAY_MS).toISOString();
  const next = clock.next_at;
  return (
    <div className="flex flex-wrap items-end gap-2">
      <Button disabled={isBusy} onClick={() => go(after(1))}>
        1 day on
      </Button>
      <Button disabled={isBusy} onClick={() => go(after(7))}>
        1 week on
      </Button>
      <Button disabled={isBusy} onClick={() => go(monthsAfter(now, 1).toISOString())}>
        1 month on
      </Button>
      <Button disabled={isBusy || !next || next <= clock.now} onClick={() => next && go(next)}>
        <FastForward aria-hidden />
        To the next event
      </Button>
      <GoToDate now={clock.now} disabled={isBusy} onGo={go} />
    </div>
  );
}

function PutBack({ organizationId, onDone }: { organizationId: string; onDone: () => void }) {
  const [send, pending] = useSend(putClockBackAction, onDone);
  return (
    <ConfirmDialog
      trigger={
        <Button pending={pending}>
          <Undo2 aria-hidden />
          Back to real time
        </Button>
      }
      title="Back to the real time?"
      description="What was done stays done, with dates that may lie in the future. Subscriptions go on when their day comes. This list of what happened is gone."
      confirmLabel="Back to real time"
      onConfirm={() => send({ organization_id: organizationId })}
    />
  );
}
